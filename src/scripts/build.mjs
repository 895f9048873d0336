import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './folders.mjs';
import { runNode, say, toolPath } from './tool.mjs';

const inputs = ['index.html', 'package-lock.json', 'vite.config.ts', 'tsconfig.json', 'public', 'src'];
const neverBuilt = /\.test\.tsx?$|\.md$|^src\/(testing|scripts|cli)\//;
const stamp = join(root, 'dist', '.sources');

/** @param {string} path @returns {string[]} files under `path`, in a fixed order, with slashes */
function filesUnder(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`));
}

/** SHA-256 of everything that the page is built from. */
function sourcesHash() {
  const hash = createHash('sha256');
  for (const path of inputs.flatMap(filesUnder)) {
    if (neverBuilt.test(path)) continue;
    const bytes = readFileSync(join(root, path));
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/**
 * Builds `dist/` unless it was built from these very sources. The stamp is written after the build,
 * so an interrupted build is made anew.
 * @returns {Promise<{ folder: string, code: number }>}
 */
export async function ensureBuilt() {
  const folder = join(root, 'dist');
  const hash = sourcesHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return { folder, code: 0 };
  say('Building …');
  const { code } = await runNode(toolPath('vite'), ['build', '--logLevel', 'warn'], { stdout: 'stderr' });
  if (code === 0) writeFileSync(stamp, hash);
  return { folder, code };
}
