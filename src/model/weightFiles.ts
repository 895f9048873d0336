import { Failed } from '../base/failed';
import { isRecord } from './jsonRecord';
import type { ModelFailure } from './modelFailure';
import type { ModelFiles } from './modelFiles';
import { readModelJson } from './readModelJson';
import { headerPrefixBytes, readHeader, readHeaderLength, type TensorEntry } from './safetensorsHeader';

const wholeName = 'model.safetensors';
const indexName = 'model.safetensors.index.json';

/** A file of weights whose header has been read and checked. */
export interface WeightFile {
  readonly fileName: string;
  readonly bytes: number;
  /** In the order in which they lie in the file. */
  readonly tensors: readonly TensorEntry[];
}

/** Opens `model.safetensors`, or the shards that `model.safetensors.index.json` names. Reads headers only. */
export async function openWeightFiles(
  files: ModelFiles,
  signal: AbortSignal,
): Promise<readonly WeightFile[]> {
  const hasWhole = (await files.size(wholeName, signal)) !== undefined;
  const fileNames = hasWhole ? [wholeName] : await shardNames(files, signal);
  const opened: WeightFile[] = [];
  for (const fileName of fileNames) opened.push(await openWeightFile(files, fileName, signal));
  return opened;
}

async function openWeightFile(files: ModelFiles, fileName: string, signal: AbortSignal): Promise<WeightFile> {
  const bytes = await files.size(fileName, signal);
  if (bytes === undefined) throw missing(files, fileName);
  const prefix = await files.read(
    fileName,
    { start: 0, end: Math.min(headerPrefixBytes, bytes) },
    { signal },
  );
  const length = readHeaderLength(prefix, bytes);
  if (!length.ok) throw invalid(fileName, length.error);
  const range = { start: headerPrefixBytes, end: headerPrefixBytes + length.value };
  const header = readHeader(await files.read(fileName, range, { signal }), bytes);
  if (!header.ok) throw invalid(fileName, header.error);
  return { fileName, bytes, tensors: header.value.tensors };
}

async function shardNames(files: ModelFiles, signal: AbortSignal): Promise<readonly string[]> {
  const index = await readModelJson(files, indexName, signal, (reason) => invalid(indexName, reason).failure);
  if (index === undefined) throw missing(files, wholeName);
  const map = isRecord(index) ? index.weight_map : undefined;
  if (!isRecord(map)) throw invalid(indexName, 'weight_map is missing');
  const names = new Set<string>();
  for (const name of Object.values(map)) {
    // A name with a path in it would leave the folder.
    if (typeof name !== 'string' || !/^[\w.-]+\.safetensors$/.test(name))
      throw invalid(indexName, `weight_map names the file ${JSON.stringify(name).slice(0, 80)}`);
    names.add(name);
  }
  if (names.size === 0) throw invalid(indexName, 'weight_map is empty');
  return [...names].sort();
}

export const invalid = (fileName: string, reason: string): Failed<ModelFailure> =>
  new Failed<ModelFailure>({ kind: 'safetensors-invalid', fileName, reason });

const missing = (files: ModelFiles, fileName: string): Failed<ModelFailure> =>
  new Failed<ModelFailure>({ kind: 'model-file-missing', fileName, folder: files.name });
