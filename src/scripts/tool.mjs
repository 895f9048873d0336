import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './folders.mjs';

/** @param {string} text A line for the person at the terminal; stdout stays free for results. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * The program a package of ours installs, as arguments for `node`, so that it runs alike on every system.
 * @param {string} packageName
 * @param {string} [binName]
 * @returns {string}
 */
export function toolPath(packageName, binName = packageName) {
  const folder = join(root, 'node_modules', packageName);
  /** @type {{ bin: string | Record<string, string> }} */
  const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = typeof description.bin === 'string' ? description.bin : description.bin[binName];
  if (file === undefined) throw new Error(`${packageName} has no program named ${binName}`);
  return join(folder, file);
}

/**
 * Runs a program to its end. A program that cannot be started or dies of a signal has the code 1.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, stdout?: 'inherit' | 'stderr', milliseconds?: number, shell?: boolean }} [options]
 *   `stdout: 'stderr'` sends what the program prints to our stderr.
 * @returns {Promise<{ code: number, output: string }>} `output` holds what was printed when stdout is 'stderr'
 */
export function runProgram(file, args, options = {}) {
  const captured = options.stdout === 'stderr';
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: root,
      env: { ...process.env, ...options.env },
      stdio: captured ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      shell: options.shell ?? false,
      timeout: options.milliseconds,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        output += chunk;
        process.stderr.write(chunk);
      });
    }
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * @param {string} script path of a JavaScript file
 * @param {readonly string[]} args
 * @param {Parameters<typeof runProgram>[2]} [options]
 */
export function runNode(script, args, options) {
  return runProgram(process.execPath, [script, ...args], options);
}
