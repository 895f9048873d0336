import { Failed } from '../base/failed';
import type { ModelFailure } from './modelFailure';
import type { ModelFiles } from './modelFiles';

/** The largest published tokenizer files have some 20 MB. */
const longestJson = 64 * 2 ** 20;

/**
 * Text of a small file of the folder; undefined when there is none. `refuse` names what is wrong with a file that is
 * too long for what it should be.
 */
export async function readModelText(
  files: ModelFiles,
  fileName: string,
  signal: AbortSignal | undefined,
  refuse: (reason: string) => ModelFailure,
): Promise<string | undefined> {
  const size = await files.size(fileName, signal);
  if (size === undefined) return undefined;
  if (size > longestJson) throw new Failed<ModelFailure>(refuse(`${fileName} has ${size} bytes`));
  return new TextDecoder().decode(await files.read(fileName, undefined, { signal }));
}

/** The same, as a JSON value. */
export async function readModelJson(
  files: ModelFiles,
  fileName: string,
  signal: AbortSignal | undefined,
  refuse: (reason: string) => ModelFailure,
): Promise<unknown> {
  const text = await readModelText(files, fileName, signal, refuse);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Failed<ModelFailure>(refuse(`${fileName} is not JSON`));
  }
}
