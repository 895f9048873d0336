import { err, ok, type Result } from '../base/result';
import type { GptConfig } from './checkpoint';
import { isRecord, type JsonRecord } from './jsonRecord';
import type { ModelFailure } from './modelFailure';

/** A shape to load, and whether the file may leave the head out because it is the word embeddings again. */
export interface ReadGptConfig {
  readonly config: GptConfig;
  readonly headTied: boolean;
}

/** Far above every published GPT-2; keeps a hostile file from sizing anything. */
const most = { n_layer: 512, n_embd: 65_536, n_inner: 262_144, vocab_size: 2 ** 22, n_positions: 2 ** 20 };

/** What the engine computes. A key that is absent has transformers' default, which is the first value. */
const fixed: readonly (readonly [string, string | boolean])[] = [
  ['activation_function', 'gelu_new'],
  ['scale_attn_weights', true],
  ['scale_attn_by_inverse_layer_idx', false],
  ['add_cross_attention', false],
];

/** Narrows `config.json` to a GPT-2 that the engine computes exactly; the first key that does not fit is named. */
export function readGptConfig(json: unknown): Result<ReadGptConfig, ModelFailure> {
  if (!isRecord(json)) return err(invalid('config.json', 'a JSON object', json));
  if (json.model_type !== 'gpt2')
    return err({ kind: 'model-architecture-unsupported', found: nameOfArchitecture(json) });
  for (const [key, wanted] of fixed)
    if (json[key] !== undefined && json[key] !== wanted) return err(invalid(key, String(wanted), json[key]));

  // `n_inner: null` means four times the width.
  const innerOrDefault = json.n_inner ?? (typeof json.n_embd === 'number' ? 4 * json.n_embd : undefined);
  const sizes = { ...json, n_inner: innerOrDefault };
  for (const [key, limit] of Object.entries(most)) {
    const fault = faultOfCount(sizes, key, limit);
    if (fault) return err(fault);
  }
  const width = Number(json.n_embd);
  const headsFault = faultOfCount(json, 'n_head', width);
  if (headsFault) return err(headsFault);
  if (width % Number(json.n_head) !== 0)
    return err(invalid('n_head', `a divisor of n_embd ${width}`, json.n_head));
  const epsilon = json.layer_norm_epsilon ?? 1e-5;
  if (typeof epsilon !== 'number' || !(epsilon > 0 && epsilon < 1))
    return err(invalid('layer_norm_epsilon', 'a number between 0 and 1', epsilon));

  return ok({
    config: {
      layers: Number(json.n_layer),
      hiddenSize: width,
      heads: Number(json.n_head),
      innerSize: Number(innerOrDefault),
      vocabSize: Number(json.vocab_size),
      positions: Number(json.n_positions),
      layerNormEpsilon: epsilon,
    },
    headTied: json.tie_word_embeddings !== false,
  });
}

function faultOfCount(json: JsonRecord, key: string, limit: number): ModelFailure | undefined {
  const value = json[key];
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= limit;
  return fits ? undefined : invalid(key, `a whole number from 1 to ${limit}`, value);
}

function invalid(key: string, expected: string, found: unknown): ModelFailure {
  const text = found === undefined ? 'nothing' : JSON.stringify(found).slice(0, 80);
  return { kind: 'model-config-invalid', key, expected, found: text };
}

function nameOfArchitecture(json: JsonRecord): string {
  if (typeof json.model_type === 'string') return json.model_type;
  const [first]: unknown[] = Array.isArray(json.architectures) ? json.architectures : [];
  return typeof first === 'string' ? first : 'unknown';
}
