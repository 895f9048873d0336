import { err, ok, type Result } from '../base/result';
import type { BlockWeights, GptConfig, GptWeights } from './checkpoint';
import type { ModelFailure } from './modelFailure';
import type { TensorEntry } from './safetensorsHeader';

export interface PlannedTensor {
  /** Name without the `transformer.` prefix. */
  readonly name: string;
  readonly shape: readonly number[];
}

/** A planned tensor and where it lies. */
export interface MatchedTensor extends TensorEntry {
  readonly fileName: string;
  readonly planned: PlannedTensor;
}

/** Tensors of one block by their name in the file; matrices are [in, out]. */
function plannedBlock(config: GptConfig): Readonly<Record<keyof BlockWeights, PlannedTensor>> {
  const d = config.hiddenSize;
  const inner = config.innerSize;
  return {
    ln1Gain: { name: 'ln_1.weight', shape: [d] },
    ln1Bias: { name: 'ln_1.bias', shape: [d] },
    attentionWeight: { name: 'attn.c_attn.weight', shape: [d, 3 * d] },
    attentionBias: { name: 'attn.c_attn.bias', shape: [3 * d] },
    projectionWeight: { name: 'attn.c_proj.weight', shape: [d, d] },
    projectionBias: { name: 'attn.c_proj.bias', shape: [d] },
    ln2Gain: { name: 'ln_2.weight', shape: [d] },
    ln2Bias: { name: 'ln_2.bias', shape: [d] },
    mlpInWeight: { name: 'mlp.c_fc.weight', shape: [d, inner] },
    mlpInBias: { name: 'mlp.c_fc.bias', shape: [inner] },
    mlpOutWeight: { name: 'mlp.c_proj.weight', shape: [inner, d] },
    mlpOutBias: { name: 'mlp.c_proj.bias', shape: [d] },
  };
}

export const headName = 'lm_head.weight';

/** Every tensor of the model in canonical order, the one the fingerprint uses. */
export function plannedTensors(config: GptConfig): readonly PlannedTensor[] {
  const d = config.hiddenSize;
  const block = Object.values(plannedBlock(config));
  const blocks = Array.from({ length: config.layers }, (_, layer) =>
    block.map(({ name, shape }) => ({ name: `h.${layer}.${name}`, shape })),
  );
  return [
    { name: 'wte.weight', shape: [config.vocabSize, d] },
    { name: 'wpe.weight', shape: [config.positions, d] },
    ...blocks.flat(),
    { name: 'ln_f.weight', shape: [d] },
    { name: 'ln_f.bias', shape: [d] },
  ];
}

/** Constant causal masks that older files carry along. */
const isMaskBuffer = (name: string): boolean => /^h\.\d+\.attn\.(bias|masked_bias)$/.test(name);

/**
 * Finds every planned tensor among those of the files, with or without `transformer.` before the name, and checks type
 * and shape. A separate head is among the matches when there is one. Tensors outside the blocks that the model does not
 * need (heads for other tasks) are left alone; inside a block they would mean another architecture.
 */
export function matchTensors(
  config: GptConfig,
  headTied: boolean,
  files: readonly { readonly fileName: string; readonly tensors: readonly TensorEntry[] }[],
): Result<readonly MatchedTensor[], ModelFailure> {
  const plan = plannedTensors(config);
  const head: PlannedTensor = { name: headName, shape: [config.vocabSize, config.hiddenSize] };
  const wanted = new Map([...plan, head].map((planned) => [planned.name, planned]));
  const matched = new Map<string, MatchedTensor>();
  for (const { fileName, tensors } of files)
    for (const entry of tensors) {
      const name = entry.name.replace(/^transformer\./, '');
      const planned = wanted.get(name);
      if (planned === undefined) {
        if (name.startsWith('h.') && !isMaskBuffer(name))
          return err({ kind: 'tensor-unexpected', tensor: entry.name });
        continue;
      }
      if (matched.has(name))
        return err({ kind: 'safetensors-invalid', fileName, reason: `tensor "${name}" is given twice` });
      if (!['F32', 'F16', 'BF16'].includes(entry.dtype))
        return err({ kind: 'tensor-dtype', tensor: entry.name, found: entry.dtype });
      if (entry.shape.join() !== planned.shape.join())
        return err({ kind: 'tensor-shape', tensor: entry.name, expected: planned.shape, found: entry.shape });
      matched.set(name, { ...entry, fileName, planned });
    }
  const missing = (headTied ? plan : [...plan, head]).find(({ name }) => !matched.has(name));
  if (missing) return err({ kind: 'tensor-missing', tensor: missing.name, expected: missing.shape });
  return ok([...matched.values()]);
}

/** The weights, each fetched by its planned name. */
export function assembleWeights(config: GptConfig, get: (name: string) => Float32Array): GptWeights {
  const names = plannedBlock(config);
  const block = (layer: number): BlockWeights => {
    const of = (key: keyof BlockWeights): Float32Array => get(`h.${layer}.${names[key].name}`);
    return {
      ln1Gain: of('ln1Gain'),
      ln1Bias: of('ln1Bias'),
      attentionWeight: of('attentionWeight'),
      attentionBias: of('attentionBias'),
      projectionWeight: of('projectionWeight'),
      projectionBias: of('projectionBias'),
      ln2Gain: of('ln2Gain'),
      ln2Bias: of('ln2Bias'),
      mlpInWeight: of('mlpInWeight'),
      mlpInBias: of('mlpInBias'),
      mlpOutWeight: of('mlpOutWeight'),
      mlpOutBias: of('mlpOutBias'),
    };
  };
  return {
    wordEmbeddings: get('wte.weight'),
    positionEmbeddings: get('wpe.weight'),
    blocks: Array.from({ length: config.layers }, (_, layer) => block(layer)),
    lnfGain: get('ln_f.weight'),
    lnfBias: get('ln_f.bias'),
  };
}
