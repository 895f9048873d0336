import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runNode, runProgram, say, toolPath } from './tool.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'google-chrome-beta'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** A browser counts when it starts: one whose system libraries are missing does not. @param {string} path */
function starts(path) {
  if (!existsSync(path)) return false;
  if (process.platform !== 'linux') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

async function playwrightsOwn() {
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  return starts(path) ? path : undefined;
}

function systemBrowser() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places];
  return candidates.find(starts);
}

/** @typedef {readonly (readonly [how: string, find: () => string | undefined | Promise<string | undefined>])[]} Ways */

/** @type {Ways} */
const waysToLook = [
  [
    'named by CHROMIUM_PATH',
    () => [process.env.CHROMIUM_PATH].find((path) => path !== undefined && starts(path)),
  ],
  ["Playwright's own", playwrightsOwn],
  ['found on this system', systemBrowser],
];

/** @type {Ways} */
const waysToInstall = [
  ['downloaded by Playwright', downloadWithPlaywright],
  ["Debian's package", installDebianPackage],
];

/** @param {Ways} ways */
async function firstOf(ways) {
  for (const [how, find] of ways) {
    const path = await find();
    if (path !== undefined) return { path, how };
  }
  return undefined;
}

/** The Chromium that is here already, in the order of `findChromium`; installs nothing. */
export async function lookForChromium() {
  return (await firstOf(waysToLook))?.path;
}

/**
 * A Chromium for tests: the one named by CHROMIUM_PATH, Playwright's own, a system one, else Playwright's download,
 * else Debian's package when we are root. Says which one was taken. Undefined when there is none to be had.
 */
export async function findChromium() {
  const found = (await firstOf(waysToLook)) ?? (await firstOf(waysToInstall));
  say(
    found === undefined
      ? 'No Chromium was found or could be installed. Install one, or name it: CHROMIUM_PATH=/path/to/chromium npm test'
      : `Chromium: ${found.path} (${found.how})`,
  );
  return found?.path;
}

async function downloadWithPlaywright() {
  say('No Chromium here; downloading the one of Playwright …');
  await runNode(toolPath('playwright'), ['install', 'chromium'], { stdout: 'stderr', milliseconds: 600_000 });
  return playwrightsOwn();
}

async function installDebianPackage() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  say('Installing the Debian package chromium …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runProgram('apt-get', ['update'], { stdout: 'stderr', env });
  await runProgram('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
    stdout: 'stderr',
    env,
  });
  return systemBrowser();
}
