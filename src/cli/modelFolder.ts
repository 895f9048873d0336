import { open, readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Failed } from '../base/failed';
import { readInChunks } from '../model/chunkedRead';
import type { ModelFailure } from '../model/modelFailure';
import type { ModelFiles } from '../model/modelFiles';

/** A checkpoint folder on disk. Rejects with Failed<ModelFailure> 'model-file-missing' when there is no such folder. */
export async function modelFilesFromFolder(path: string): Promise<ModelFiles> {
  const missing = (fileName: string): Failed<ModelFailure> =>
    new Failed<ModelFailure>({ kind: 'model-file-missing', fileName, folder: path });
  const fileNames = await readdir(path).catch(() => {
    throw missing('config.json');
  });
  const size = async (fileName: string): Promise<number | undefined> => {
    const found = fileNames.includes(fileName) ? await stat(join(path, fileName)) : undefined;
    return found?.isFile() ? found.size : undefined;
  };
  return {
    name: basename(resolve(path)),
    fileNames,
    size,
    read: async (fileName, range, options) => {
      const bytes = await size(fileName);
      if (bytes === undefined) throw missing(fileName);
      const file = await open(join(path, fileName));
      try {
        return await readInChunks(
          range ?? { start: 0, end: bytes },
          async (start, end) => {
            const chunk = new Uint8Array(end - start);
            const { bytesRead } = await file.read(chunk, 0, chunk.length, start);
            return chunk.subarray(0, bytesRead);
          },
          options,
        );
      } finally {
        await file.close();
      }
    },
    close: () => undefined,
  };
}
