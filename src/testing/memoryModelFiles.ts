import { Failed } from '../base/failed';
import { readInChunks } from '../model/chunkedRead';
import type { ModelFailure } from '../model/modelFailure';
import type { ModelFiles } from '../model/modelFiles';

/** A checkpoint folder held in memory. */
export function modelFilesFromMemory(
  name: string,
  content: Readonly<Record<string, Uint8Array>>,
): ModelFiles {
  return {
    name,
    fileNames: Object.keys(content),
    size: async (fileName) => content[fileName]?.length,
    read: async (fileName, range, options) => {
      const bytes = content[fileName];
      if (bytes === undefined)
        throw new Failed<ModelFailure>({ kind: 'model-file-missing', fileName, folder: name });
      const whole = { start: 0, end: bytes.length };
      return readInChunks(range ?? whole, async (start, end) => bytes.subarray(start, end), options);
    },
    close: () => undefined,
  };
}
