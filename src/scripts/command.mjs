import { ensureInstalled } from './install.mjs';
import { say } from './tool.mjs';

/** `node command.mjs tune …` runs src/cli/tune.ts with the rest of the arguments; stdout belongs to it alone. */
const [name = ''] = process.argv.splice(2, 1);
const names = ['tune', 'predict', 'evaluate', 'export', 'import', 'bench'];
if (!names.includes(name)) {
  say(`There is no command '${name}': ${names.slice(0, -1).join(', ')} and ${names.at(-1)} exist.`);
  process.exit(2);
}
await ensureInstalled();
// File names in the arguments are relative to where the person stands, which npm keeps in INIT_CWD.
const standing = process.env.INIT_CWD;
if (standing !== undefined) process.chdir(standing);
const { register } = await import('tsx/esm/api');
register();
await import(new URL(`../cli/${name}.ts`, import.meta.url).href);
