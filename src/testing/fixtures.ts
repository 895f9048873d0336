import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { modelFilesFromFolder } from '../cli/modelFolder';
import type { ModelFiles } from '../model/modelFiles';
import { fixturesDir } from '../scripts/folders.mjs';

export { fixturesDir };

/** Bytes of a fixture; `path` is relative to the folder. The result is a copy that owns its buffer from offset 0. */
export function readFixtureBytes(path: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(readFileSync(resolve(fixturesDir, path)));
}

/** Text of a UTF-8 fixture. */
export function readFixtureText(path: string): string {
  return readFileSync(resolve(fixturesDir, path), 'utf8');
}

/** A JSON fixture; the test that reads it names the shape. */
export function readFixtureJson<T>(path: string): T {
  return JSON.parse(readFixtureText(path)) as T;
}

/** A fixture with one JSON value per line; blank lines are left out. */
export function readFixtureJsonLines<T>(path: string): T[] {
  return readFixtureText(path)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/** A checkpoint folder among the fixtures. */
export function fixtureModelFiles(folder: string): Promise<ModelFiles> {
  return modelFilesFromFolder(resolve(fixturesDir, folder));
}
