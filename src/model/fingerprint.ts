import type { GptConfig } from './checkpoint';
import { sha256Hex } from './sha256';
import { plannedTensors } from './tensorPlan';
import type { TokenizerForm } from './tokenizerForm';

/**
 * Identifies a base: SHA-256 over its shape, the SHA-256 of each tensor as F32 in canonical order, and its tokenizer.
 * How the files spell it (one file or shards, F32 or an F16 that is widened, prefixes, merges as strings or pairs,
 * `vocab.json` instead of `tokenizer.json`) makes no difference; any other weight, id or merge does.
 * `digests` maps the planned name of each tensor to the hex SHA-256 of its little-endian F32 bytes.
 */
export async function fingerprintOf(
  config: GptConfig,
  digests: ReadonlyMap<string, string>,
  tokenizer: TokenizerForm,
): Promise<string> {
  const shape = [
    config.layers,
    config.hiddenSize,
    config.heads,
    config.innerSize,
    config.vocabSize,
    config.positions,
    config.layerNormEpsilon,
  ];
  const tensors = plannedTensors(config).map(({ name }) => [name, digests.get(name)]);
  const text = JSON.stringify(['gpt2 base 1', shape, tensors, canonicalTokenizer(tokenizer)]);
  return sha256Hex(new TextEncoder().encode(text));
}

/** A tokenizer as plain values in one fixed order. */
function canonicalTokenizer(form: TokenizerForm): readonly unknown[] {
  const vocabulary = [...form.ids].sort((a, b) => a[1] - b[1]);
  return [
    vocabulary,
    form.merges,
    form.specials,
    form.addedPlain,
    form.addPrefixSpace,
    form.ignoreMerges,
    form.eos,
    form.bos,
  ];
}
