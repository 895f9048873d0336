import { appendFile, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Failed } from '../base/failed';
import type { InputFailure } from '../run/inputFailure';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);

/** Bytes of a file. Rejects with Failed<InputFailure>. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = codeOf(error);
    throw new Failed<InputFailure>(
      code === 'ENOENT'
        ? { kind: 'file-missing', name: path }
        : { kind: 'file-unreadable', name: path, reason: code },
    );
  }
}

export async function readText(path: string): Promise<string> {
  return new TextDecoder().decode(await readBytes(path));
}

/** What went wrong while writing `path`. */
export function writingFailed(path: string, error: unknown): Failed<InputFailure> {
  const code = codeOf(error);
  return new Failed<InputFailure>(
    code === 'ENOSPC' || code === 'EDQUOT'
      ? { kind: 'no-space', name: path }
      : { kind: 'file-unwritable', name: path, reason: code },
  );
}

/**
 * Makes a folder and those it lies in. Step by step, since Node's own `recursive` never returns where a folder exists but
 * answers ENOENT to new ones, as /proc does.
 */
async function makeFolder(path: string): Promise<void> {
  const make = (): Promise<unknown> =>
    mkdir(path).catch(async (error: unknown) => {
      if (codeOf(error) !== 'EEXIST' || !(await stat(path)).isDirectory()) throw error;
    });
  await make().catch(async (error: unknown) => {
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await make();
  });
}

/** Writes a file, and the folder it lies in. Rejects with Failed<InputFailure>. */
export async function writeOut(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await makeFolder(dirname(resolve(path)));
    await writeFile(path, content);
  } catch (error) {
    throw writingFailed(path, error);
  }
}

/** Writes behind a file's end. Rejects with Failed<InputFailure>. */
export async function appendOut(path: string, content: string): Promise<void> {
  try {
    await appendFile(path, content);
  } catch (error) {
    throw writingFailed(path, error);
  }
}

/** Puts content in the place of a file, so that a crash leaves either the old or the new. */
export async function replaceOut(path: string, content: string | Uint8Array): Promise<void> {
  const beside = `${path}.new`;
  await writeOut(beside, content);
  try {
    await rename(beside, path);
  } catch (error) {
    throw writingFailed(path, error);
  }
}

/** One JSON object per line. */
export const jsonLines = (rows: readonly unknown[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join('');
