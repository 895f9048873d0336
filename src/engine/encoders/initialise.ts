import { assertUnreachable, at } from '../../base/assert';
import type { Random } from '../../base/random';
import { encoderWidth } from '../../run/defaults';
import type { EncoderKind, EncoderSettings } from '../../run/tuningConfig';
import type { ParameterLayout } from '../promptEncoder';
import { flattenParameters, sizeOf } from './parameterLayout';

/** What the learned rows may start from. */
export interface StartingWords {
  /** Word embeddings of ids, [ids.length * d]. */
  wordEmbeddings(ids: ArrayLike<number>): Float32Array;
  /** Ids that may be sampled: the vocabulary without special tokens. */
  readonly sampledIds: { readonly vocabSize: number; isSpecial(id: number): boolean };
  /** Token ids of the init text (or of the taskname) of the task that a parameter belongs to; the first task's if shared. */
  textIds(parameterName: string): readonly number[];
}

/** The rows of a text repeated, or cut, to `count` (NeMo's "text" initialisation). */
export function tiled(ids: readonly number[], count: number): number[] {
  return Array.from({ length: count }, (_, i) => ids[i % ids.length] ?? 0);
}

/** Random vocabulary ids, special tokens left out. */
function sampled(count: number, words: StartingWords['sampledIds'], random: Random): number[] {
  const all = Array.from({ length: words.vocabSize }, (_, id) => id);
  const ordinary = all.filter((id) => !words.isSpecial(id));
  const pool = ordinary.length > 0 ? ordinary : all;
  return Array.from({ length: count }, () => at(pool, random.below(pool.length)));
}

const filled = (count: number, draw: () => number): Float32Array =>
  Float32Array.from({ length: count }, draw);

/** Learned rows [V, d]: N(0, 1) for encoders, xavier-normal for plain prompt tuning, or word embeddings. */
function learnedRows(
  name: string,
  shape: readonly number[],
  settings: EncoderSettings,
  words: StartingWords,
  random: Random,
): Float32Array {
  const [rows = 0, width = 0] = shape;
  const start = settings.initialisation;
  switch (start.kind) {
    case 'random': {
      const deviation = settings.kind === 'embedding' ? Math.sqrt(2 / (rows + width)) : 1;
      return filled(rows * width, () => deviation * random.normal());
    }
    case 'vocabulary':
      return words.wordEmbeddings(sampled(rows, words.sampledIds, random));
    case 'text': {
      const ids = words.textIds(name);
      return words.wordEmbeddings(
        ids.length > 0 ? tiled(ids, rows) : sampled(rows, words.sampledIds, random),
      );
    }
    default:
      return assertUnreachable(start);
  }
}

/** Bound of torch's uniform start: 1/sqrt(h) for all of an LSTM, 1/sqrt(fan in) for Linear weights and biases. */
function uniformBound(name: string, layout: ParameterLayout, hidden: number): number {
  if (name.startsWith('lstm_head.')) return 1 / Math.sqrt(hidden);
  const weight = layout.entries.find((entry) => entry.name === name.replace(/bias$/, 'weight'));
  return 1 / Math.sqrt(weight?.shape[1] ?? 1);
}

/** NeMo's TPMLP: weights N(0, 0.023), biases 0. */
const tpmlpDeviation = 0.023;

function inner(
  kind: EncoderKind,
  name: string,
  shape: readonly number[],
  bound: number,
  random: Random,
): Float32Array {
  const count = sizeOf(shape);
  if (kind !== 'tpmlp') return filled(count, () => random.uniform(-bound, bound));
  return name.endsWith('bias')
    ? new Float32Array(count)
    : filled(count, () => tpmlpDeviation * random.normal());
}

/**
 * Starting values of all parameters, [layout.size], distributed as torch and NeMo do. Each parameter draws from a stream of
 * its own, so that changing one does not move the others.
 */
export function initialParameters(
  settings: EncoderSettings,
  hiddenSize: number,
  layout: ParameterLayout,
  words: StartingWords,
  random: Random,
): Float32Array {
  const hidden = encoderWidth(settings, hiddenSize);
  return flattenParameters(layout, (name, shape) =>
    name.endsWith('embedding.weight') || name.endsWith('prompt_embeddings.weight')
      ? learnedRows(name, shape, settings, words, random.fork(name))
      : inner(settings.kind, name, shape, uniformBound(name, layout, hidden), random.fork(name)),
  );
}
