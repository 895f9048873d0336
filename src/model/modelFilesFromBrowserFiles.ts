import { Failed } from '../base/failed';
import { readInChunks } from './chunkedRead';
import type { ModelFailure } from './modelFailure';
import type { ModelFiles } from './modelFiles';

/** A folder of files that the user picked or dropped. Of two files with one name the first counts. */
export function modelFilesFromBrowserFiles(name: string, files: readonly File[]): ModelFiles {
  const byName = new Map<string, File>();
  for (const file of files) if (!byName.has(file.name)) byName.set(file.name, file);
  return {
    name,
    fileNames: [...byName.keys()],
    size: async (fileName) => byName.get(fileName)?.size,
    read: async (fileName, range, options) => {
      const file = byName.get(fileName);
      if (file === undefined)
        throw new Failed<ModelFailure>({ kind: 'model-file-missing', fileName, folder: name });
      const whole = { start: 0, end: file.size };
      return readInChunks(
        range ?? whole,
        async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
        options,
      );
    },
    close: () => undefined,
  };
}
