import { loadCheckpoint } from '../model/loadCheckpoint';
import { byteSize } from '../words/en/format';
import { modelFilesFromFolder } from './modelFolder';
import type { Progress } from './progress';

/** What tables and adapters say about a base. */
export interface OpenBase {
  readonly name: string;
  readonly fingerprint: string;
  readonly layers: number;
  readonly heads: number;
  readonly hiddenSize: number;
}

/** Reads and fingerprints a base, without an engine. Rejects with Failed<ModelFailure> or an AbortError. */
export async function openBase(folder: string, progress: Progress, signal: AbortSignal): Promise<OpenBase> {
  const { name, fingerprint, config } = await loadCheckpoint(await modelFilesFromFolder(folder), {
    signal,
    onProgress: ({ loadedBytes, totalBytes }) =>
      progress.bar(`Reading the base, ${byteSize(totalBytes)}`, loadedBytes / totalBytes),
  });
  const { layers, heads, hiddenSize } = config;
  return { name, fingerprint, layers, heads, hiddenSize };
}
