import { flattenParameters, sizeOf } from '../engine/encoders/parameterLayout';
import type { EncoderTask, ParameterLayout } from '../engine/promptEncoder';
import type { EncoderKind, EncoderSettings } from '../run/tuningConfig';
import { readFixtureJson } from './fixtures';
import { largestDifference, readFixtureTensors, tensorOf } from './fixtureTensors';

type Taskname = 'none' | 'short' | 'long';

interface Case {
  readonly taskname: Taskname;
  readonly out: string;
  readonly grads: Readonly<Record<string, string>>;
}

interface EncodersFixture {
  readonly d: number;
  readonly V: number;
  readonly tasknames: Readonly<Record<Taskname, { readonly ids: readonly number[] }>>;
  readonly encoders: readonly {
    readonly name: string;
    readonly type: EncoderKind;
    readonly hidden?: number;
    readonly layers?: number;
    readonly weights: string;
    readonly expected: string;
    readonly cases: readonly Case[];
  }[];
  readonly text_init: readonly { readonly ids: readonly number[]; readonly rows: readonly number[] }[];
}

/** What torch and NeMo's own code gave for each encoder, one task at a time. */
export const encoderOracle = readFixtureJson<EncodersFixture>('encoders/encoders.json');

type Entry = EncodersFixture['encoders'][number];

export function oracleSettings(entry: Entry): EncoderSettings {
  return {
    kind: entry.type,
    hidden: entry.hidden,
    layers: entry.layers ?? 2,
    initialisation: { kind: 'random' },
    tasknameConditioning: true,
  };
}

const wordEmbeddings = tensorOf(readFixtureTensors('tiny-gpt2/model.safetensors'), 'transformer.wte.weight');

export function oracleTasks(names: readonly Taskname[]): readonly EncoderTask[] {
  const { d, tasknames } = encoderOracle;
  const wordsOf = (id: number): readonly number[] => [...wordEmbeddings.subarray(id * d, (id + 1) * d)];
  return names.map((taskname) => ({
    taskname,
    tasknameRows: Float32Array.from(tasknames[taskname].ids.flatMap(wordsOf)),
  }));
}

const fixtureName = (name: string): string => name.replace(/^.*\.(prompt_embeddings)/, '$1');

export function oracleParameters(entry: Entry, layout: ParameterLayout): Float32Array {
  const weights = readFixtureTensors(`encoders/${entry.weights}`);
  return flattenParameters(layout, (name) => tensorOf(weights, fixtureName(name)));
}

/** Names of the parameters whose gradient is off by more than `tolerance`, or not exactly zero where it has to be. */
export function strayGradients(
  entry: Entry,
  { grads }: Case,
  layout: ParameterLayout,
  gradient: Float32Array,
  tolerance: number,
): readonly string[] {
  const expected = readFixtureTensors(`encoders/${entry.expected}`);
  return layout.entries.flatMap(({ name, shape, offset }) => {
    const stored = grads[fixtureName(name)];
    if (stored === undefined) return [];
    const wanted = tensorOf(expected, stored);
    const found = gradient.subarray(offset, offset + sizeOf(shape));
    const strays = found.some((value, i) => wanted[i] === 0 && value !== 0);
    return strays || !(largestDifference(found, wanted) < tolerance) ? [name] : [];
  });
}
