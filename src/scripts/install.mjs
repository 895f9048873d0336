import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './folders.mjs';
import { runNode, runProgram, say } from './tool.mjs';

/** @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockedPackage */

/**
 * @param {string} found a version such as 20.19.0
 * @param {string} needed
 */
export function isAtLeast(found, needed) {
  const [a, b] = [found, needed].map((version) => version.split('.').map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (a?.[i] ?? 0) - (b?.[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/**
 * Packages of `package-lock.json` that npm has not put in place. npm keeps its own record of what it installed
 * (`node_modules/.package-lock.json`, written last), so an interrupted installation counts as none.
 * @param {Record<string, LockedPackage>} wanted `packages` of package-lock.json
 * @param {Record<string, LockedPackage>} installed `packages` of node_modules/.package-lock.json
 * @param {(path: string) => boolean} exists
 * @returns {string[]}
 */
export function missingPackages(wanted, installed, exists) {
  return Object.entries(wanted)
    .filter(([path, { version, optional }]) => {
      if (path === '') return false;
      const there = installed[path];
      if (there === undefined) return optional !== true;
      return there.version !== version || !exists(path);
    })
    .map(([path]) => path);
}

/** @param {string} file */
function readPackages(file) {
  if (!existsSync(file)) return undefined;
  /** @type {{ packages?: Record<string, LockedPackage> }} */
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  return lock.packages;
}

function somethingMissing() {
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  const wanted = readPackages(join(root, 'package-lock.json'));
  if (installed === undefined || wanted === undefined) return true;
  return missingPackages(wanted, installed, (path) => existsSync(join(root, path))).length > 0;
}

/** Install scripts are off: the packages that have some (esbuild, webgpu) work without. @param {string} verb */
function runNpm(verb) {
  const args = [verb, '--ignore-scripts', '--no-audit', '--no-fund'];
  const cli = process.env.npm_execpath;
  if (cli?.includes('npm-cli') === true) return runNode(cli, args, { stdout: 'stderr' });
  return runProgram('npm', args, { stdout: 'stderr', shell: process.platform === 'win32' });
}

const unreachable = /EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/;

/** Makes sure that Node is new enough and every package is in place; ends the process with a sentence if not. */
export async function ensureInstalled() {
  /** @type {{ engines: { node: string } }} */
  const description = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const needed = description.engines.node.replace(/^\D+/, '');
  if (!isAtLeast(process.versions.node, needed)) {
    say(
      `This is Node ${process.versions.node}; Node ${needed} or newer is needed. Get it from https://nodejs.org.`,
    );
    process.exit(1);
  }
  if (!somethingMissing()) return;
  say('Installing packages (once; needs the network) …');
  let result = await runNpm('ci');
  if (result.code !== 0 && !unreachable.test(result.output)) result = await runNpm('install');
  if (result.code === 0 && !somethingMissing()) return;
  say(
    unreachable.test(result.output)
      ? 'The packages could not be downloaded: the npm registry does not answer. Check the network (or the proxy in npm config) and run the same command again.'
      : 'npm could not install the packages; its reasons are printed above. Mend that and run the same command again.',
  );
  process.exit(1);
}
