import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { createStaticServer, listen } from './staticServer.mjs';
import { say } from './tool.mjs';

const usage = `npm start                 install what is missing, build, serve, open a browser
npm start -- --no-open    do not open a browser
npm start -- --port N     use port N (default 4173, or the next free one)`;

function readArguments() {
  try {
    const { values } = parseArgs({
      options: { 'no-open': { type: 'boolean' }, port: { type: 'string' }, help: { type: 'boolean' } },
    });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
      throw new Error(`--port takes a number from 0 to 65535, not '${values.port}'`);
    }
    if (values.help === true) {
      process.stdout.write(`${usage}\n`);
      process.exit(0);
    }
    return { port, open: values['no-open'] !== true };
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return process.exit(2);
  }
}

/** @param {import('node:http').Server} server @param {number | undefined} wanted */
async function findPort(server, wanted) {
  for (const port of wanted === undefined ? Array.from({ length: 20 }, (_, i) => 4173 + i) : [wanted]) {
    const taken = await listen(server, port);
    if (taken !== undefined) return taken;
  }
  say(
    wanted === undefined
      ? 'Ports 4173 to 4192 are all busy. Name a free one: npm start -- --port N'
      : `Port ${wanted} is busy. Name another one, or leave --port out.`,
  );
  return process.exit(1);
}

/** Opens the page where a desktop is likely; failing to is no error, the URL is printed. @param {string} url */
function openBrowser(url) {
  const { platform, env } = process;
  if (platform === 'linux' && env.DISPLAY === undefined && env.WAYLAND_DISPLAY === undefined) return;
  const [command, args] =
    platform === 'darwin'
      ? ['open', [url]]
      : platform === 'win32'
        ? ['cmd', ['/c', 'start', '', url]]
        : /** @type {const} */ (['xdg-open', [url]]);
  const child = spawn(/** @type {string} */ (command), /** @type {string[]} */ (args), {
    stdio: 'ignore',
    detached: true,
  });
  child.on('error', () => {});
  child.unref();
}

const { port, open } = readArguments();
await ensureInstalled();
const { folder, code } = await ensureBuilt();
if (code !== 0) {
  say('The build failed; the reasons are printed above.');
  process.exit(1);
}
const server = await createStaticServer(folder);
const url = `http://localhost:${await findPort(server, port)}/`;
process.stdout.write(`P-Tuning Studio is at ${url}  (Ctrl-C ends it)\n`);
if (open) openBrowser(url);
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.once(signal, () => process.exit(0));
