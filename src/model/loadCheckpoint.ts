import { assert } from '../base/assert';
import { Failed } from '../base/failed';
import type { Result } from '../base/result';
import type { Checkpoint } from './checkpoint';
import { fingerprintOf } from './fingerprint';
import { readGptConfig } from './gptConfig';
import { tokenizerFromForm } from './loadTokenizer';
import type { ModelFailure } from './modelFailure';
import type { ModelFiles } from './modelFiles';
import { readModelJson } from './readModelJson';
import { sha256Hex } from './sha256';
import { bytesOfFloat32, firstNonFinite, float32Values } from './tensorNumbers';
import { assembleWeights, headName, type MatchedTensor, matchTensors } from './tensorPlan';
import { readTokenizerFiles } from './tokenizerFiles';
import { invalid, openWeightFiles } from './weightFiles';

/** How far the weights have come, over all their files. */
export interface CheckpointProgress {
  readonly fileName: string;
  readonly loadedBytes: number;
  readonly totalBytes: number;
}

export interface LoadOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: CheckpointProgress) => void;
}

/**
 * Reads a GPT-2 style checkpoint in Hugging Face layout. Everything that can be checked without weights (config,
 * tokenizer, vocabulary against embedding rows, names, types and shapes of all tensors) is checked before the first
 * weight is read; then tensors are read one by one in file order, so that no second copy of the model is held.
 * Rejects with Failed<ModelFailure>, or with an AbortError when the signal fires.
 */
export async function loadCheckpoint(files: ModelFiles, options: LoadOptions): Promise<Checkpoint> {
  try {
    return await readCheckpoint(files, options);
  } finally {
    files.close();
  }
}

async function readCheckpoint(files: ModelFiles, { signal, onProgress }: LoadOptions): Promise<Checkpoint> {
  const configJson = await readModelJson(files, 'config.json', signal, () => ({
    kind: 'model-config-invalid',
    key: 'the file',
    expected: 'JSON',
    found: 'something else',
  }));
  if (configJson === undefined)
    throw new Failed<ModelFailure>({
      kind: 'model-file-missing',
      fileName: 'config.json',
      folder: files.name,
    });
  const { config, headTied } = required(readGptConfig(configJson));
  const form = await readTokenizerFiles(files, signal);
  const tokenizer = tokenizerFromForm(form);
  if (tokenizer.vocabSize > config.vocabSize)
    throw new Failed<ModelFailure>({
      kind: 'vocabulary-mismatch',
      tokenizerSize: tokenizer.vocabSize,
      embeddingRows: config.vocabSize,
    });

  const weightFiles = await openWeightFiles(files, signal);
  const matched = required(matchTensors(config, headTied, weightFiles));
  const totalBytes = weightFiles.reduce((sum, file) => sum + file.bytes, 0);
  const values = new Map<string, Float32Array>();
  const digests = new Map<string, string>();
  let loadedBytes = 0;
  let finishedBytes = 0;
  for (const { fileName, bytes } of weightFiles) {
    for (const tensor of matched.filter((match) => match.fileName === fileName)) {
      const onBytes = (count: number): void => {
        loadedBytes += count;
        onProgress({ fileName, loadedBytes, totalBytes });
      };
      loadedBytes = finishedBytes + tensor.start;
      const read = await readTensor(files, tensor, { signal, onBytes });
      digests.set(tensor.planned.name, await sha256Hex(bytesOfFloat32(read)));
      // A head of its own is only compared; the model uses the word embeddings.
      if (tensor.planned.name !== headName) values.set(tensor.planned.name, read);
    }
    finishedBytes += bytes;
    loadedBytes = finishedBytes;
    onProgress({ fileName, loadedBytes, totalBytes });
  }
  checkHead(digests);

  const weights = assembleWeights(config, (name) => {
    const found = values.get(name);
    assert(found !== undefined, `${name} was matched and not read`);
    return found;
  });
  const fingerprint = await fingerprintOf(config, digests, form);
  signal.throwIfAborted();
  return { name: files.name, fingerprint, config, weights, tokenizer };
}

async function readTensor(
  files: ModelFiles,
  tensor: MatchedTensor,
  options: { readonly signal: AbortSignal; readonly onBytes: (count: number) => void },
): Promise<Float32Array> {
  const bytes = await files.read(tensor.fileName, tensor, options);
  if (bytes.length !== tensor.end - tensor.start)
    throw invalid(tensor.fileName, `tensor "${tensor.name}" ends early`);
  const values = float32Values(tensor.dtype, bytes);
  assert(values !== undefined, `${tensor.name} was matched as ${tensor.dtype}`);
  const index = firstNonFinite(values);
  if (index >= 0) throw new Failed<ModelFailure>({ kind: 'tensor-not-finite', tensor: tensor.name, index });
  return values;
}

/** A head that is not the word embeddings again would have to be computed with; the engine has one tied head. */
function checkHead(digests: ReadonlyMap<string, string>): void {
  const head = digests.get(headName);
  if (head !== undefined && head !== digests.get('wte.weight'))
    throw new Failed<ModelFailure>({ kind: 'head-not-tied', tensor: headName });
}

function required<T>(result: Result<T, ModelFailure>): T {
  if (!result.ok) throw new Failed(result.error);
  return result.value;
}
