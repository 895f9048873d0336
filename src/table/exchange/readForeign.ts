import { Failed } from '../../base/failed';
import { readSafetensors } from '../../model/safetensors';
import type { FolderFile } from '../archive/archiveLimits';
import { gunzip, isGzip } from '../archive/gunzip';
import { openZip, readZip } from '../archive/readZip';
import { safePath } from '../archive/safePath';
import { isTar, readTar } from '../archive/tar';
import { isZip } from '../archive/zipEntries';
import { type ForeignContent, promptOfRows } from '../foreign/importedPrompt';
import { refuse } from '../foreign/refuse';
import { manifestPath, projectFormat } from '../projectArchive';
import { readPromptTable } from '../promptTableFile';
import { readPromptTableJson } from '../promptTableJson';
import type { TableFailure } from '../tableFailure';
import { tableFormat } from '../tableVersions';
import { isOldTorchStream, isTorchZip, openTorch } from '../torch/openTorch';
import { isNpy, readNpy } from './npy';
import { isNemo, readNemo, readNemoWeights } from './readNemo';
import { adapterTensor, readPeft } from './readPeft';
import { readTensors } from './readTensors';

/** Bytes of all files that are given at once. */
const mostBytes = 2 ** 30;
/** An archive in an archive in a gzip: no one has more. */
const deepest = 3;

/**
 * Prompts from any file or folder that is known here, told by its content, never by its name (rule F1): a table of ours,
 * a soft-prompt adapter of PEFT, `.npy`, a table of NeMo, named tensors; each also in a zip, a tar or a gzip.
 * `files` is one file, or a folder with paths inside it. Nothing is executed, fetched or written.
 * Rejects with Failed<ForeignFailure | TableFailure>.
 */
export async function readForeign(files: readonly FolderFile[], name: string): Promise<ForeignContent> {
  if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) > mostBytes)
    return refuse({ kind: 'foreign-too-large', name, limit: mostBytes });
  return readFiles(
    files.map(({ path, bytes }) => ({ path: safePath(path, name), bytes })),
    name,
    0,
  );
}

/** What systems put beside the files of people: names with a leading dot, and the second halves of macOS. */
const isSystemFile = ({ path }: FolderFile): boolean => /(?:^|\/)(?:\.|__MACOSX\/)/.test(path);

async function readFiles(given: readonly FolderFile[], name: string, depth: number): Promise<ForeignContent> {
  const files = given.filter((file) => !isSystemFile(file));
  const [only, another] = files;
  if (only !== undefined && another === undefined) return readFile(only.bytes, only.path, depth);
  const table =
    shallowest(files, 'prompt_table.safetensors') ??
    shallowest(files, 'prompt_table.json') ??
    shallowest(files, 'model_weights.ckpt');
  if (table?.path.endsWith('model_weights.ckpt')) return readNemo(files, name);
  if (table !== undefined) return readFile(table.bytes, table.path, depth);
  const adapters = adaptersIn(files);
  if (adapters.length > 0) return { kind: 'prompts', format: 'peft', prompts: adapters, leftAside: [] };
  const arrays = files.filter(({ path }) => path.endsWith('.npy'));
  if (arrays.length > 0) {
    const prompts = arrays.map(({ path, bytes }) => promptOfNpy(bytes, path));
    return { kind: 'prompts', format: 'npy', prompts, leftAside: [] };
  }
  const manifest = files.find(({ path }) => path === manifestPath)?.bytes;
  if (new TextDecoder().decode(manifest).includes(projectFormat))
    return refuse({ kind: 'foreign-project', name });
  return refuse({ kind: 'foreign-nothing', name });
}

async function readFile(bytes: Uint8Array, name: string, depth: number): Promise<ForeignContent> {
  if (depth > deepest) return refuse({ kind: 'foreign-unknown', name });
  if (isGzip(bytes)) return readFile(gunzip(bytes, name), name, depth + 1);
  if (isZip(bytes)) {
    return isTorchZip(openZip(bytes, name).paths)
      ? readTorch(bytes, name)
      : readFiles(readZip(bytes, name), name, depth + 1);
  }
  if (isNpy(bytes)) {
    const prompts = [promptOfNpy(bytes, name)];
    return { kind: 'prompts', format: 'npy', prompts, leftAside: [] };
  }
  if (isTar(bytes)) {
    const files = readTar(bytes, name);
    return isNemo(files) ? readNemo(files, name) : readFiles(files, name, depth + 1);
  }
  if (isOldTorchStream(bytes)) return refuse({ kind: 'torch-old-stream', name });
  if (looksLikeSafetensors(bytes)) return readAnySafetensors(bytes, name);
  if (/^\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 64)))) return readJson(bytes, name);
  return refuse({ kind: 'foreign-unknown', name });
}

/** The file of this name in the outermost folder. */
const shallowest = (files: readonly FolderFile[], name: string): FolderFile | undefined =>
  files
    .filter(({ path }) => path === name || path.endsWith(`/${name}`))
    .toSorted((a, b) => a.path.split('/').length - b.path.split('/').length)[0];

/** Every folder with an adapter's weights, or with those beside our Python note; its name being the task's where the file has none. */
function adaptersIn(files: readonly FolderFile[]) {
  return files.flatMap((weights) => {
    const found = /^(?:(.*)\/)?(?:adapter_model\.(?:safetensors|bin)|prompt_embeddings\.safetensors)$/.exec(
      weights.path,
    );
    if (found === null) return [];
    const folder = found[1];
    const path = folder === undefined ? 'adapter_config.json' : `${folder}/adapter_config.json`;
    const config = files.find((file) => file.path === path)?.bytes;
    const prompt = readPeft({ name: path, config, weights });
    return [{ ...prompt, taskname: prompt.taskname ?? folder?.split('/').at(-1) }];
  });
}

function promptOfNpy(bytes: Uint8Array, path: string) {
  const { values, shape } = readNpy(bytes, path);
  const stem = path
    .split('/')
    .at(-1)
    ?.replace(/\.npy$/i, '');
  return { ...promptOfRows(path, values, shape), taskname: stem === '' ? undefined : stem };
}

/** A weight file alone: an adapter's, or a table's without its configuration. */
function readTorch(bytes: Uint8Array, name: string): ForeignContent {
  if (openTorch(bytes, name).root.entries.has(adapterTensor)) {
    const prompt = readPeft({ name, config: undefined, weights: { path: name, bytes } });
    return { kind: 'prompts', format: 'peft', prompts: [prompt], leftAside: [] };
  }
  return { kind: 'prompts', format: 'nemo', ...readNemoWeights(bytes, name, []) };
}

/** Eight bytes of a length that fits the file, and the header's first brace. */
function looksLikeSafetensors(bytes: Uint8Array): boolean {
  if (bytes.length < 9 || bytes[8] !== 0x7b) return false;
  const length = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true);
  return length < 2n ** 32n;
}

function readAnySafetensors(bytes: Uint8Array, name: string): ForeignContent {
  const read = readSafetensors(bytes);
  if (!read.ok) return refuse({ kind: 'foreign-damaged', name, format: 'safetensors', reason: read.error });
  const { tensors, metadata } = read.value;
  if (metadata.format !== tableFormat) return readTensors({ tensors, metadata }, name);
  const table = readPromptTable(bytes);
  if (!table.ok) throw new Failed<TableFailure>(table.error);
  return { kind: 'table', format: 'safetensors', table: table.value };
}

function readJson(bytes: Uint8Array, name: string): ForeignContent {
  const read = readPromptTableJson(new TextDecoder().decode(bytes));
  if (read.ok) return { kind: 'table', format: 'json', table: read.value };
  if (read.error.kind === 'table-foreign') return refuse({ kind: 'foreign-nothing', name });
  throw new Failed<TableFailure>(read.error);
}
