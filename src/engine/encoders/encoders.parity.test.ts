import { memory, tensor1d, tensor2d } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../base/assert';
import type { EncoderKind } from '../../run/tuningConfig';
import { readFixtureJson } from '../../testing/fixtures';
import { largestDifference, readFixtureTensors, tensorOf } from '../../testing/fixtureTensors';
import { useTensorBackend } from '../../testing/tensorBackend';
import { createEncoder } from './createEncoder';
import { tiled } from './initialise';
import { flattenParameters, sizeOf } from './parameterLayout';

interface Case {
  readonly taskname: 'none' | 'short' | 'long';
  readonly out: string;
  readonly grads: Readonly<Record<string, string>>;
}
interface EncodersFixture {
  readonly d: number;
  readonly V: number;
  readonly tasknames: Readonly<Record<Case['taskname'], { readonly ids: readonly number[] }>>;
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

const fixture = readFixtureJson<EncodersFixture>('encoders/encoders.json');
const { d, V } = fixture;
const tolerance = 1e-4;
const wordEmbeddings = tensorOf(readFixtureTensors('tiny-gpt2/model.safetensors'), 'transformer.wte.weight');
const wordsOf = (ids: readonly number[]): Float32Array =>
  Float32Array.from(ids.flatMap((id) => [...wordEmbeddings.subarray(id * d, (id + 1) * d)]));

type Entry = EncodersFixture['encoders'][number];

function build(entry: Entry, tasknames: readonly Case['taskname'][]) {
  const encoder = createEncoder(
    {
      kind: entry.type,
      hidden: entry.hidden,
      layers: entry.layers ?? 2,
      initialisation: { kind: 'random' },
      tasknameConditioning: true,
    },
    V,
    d,
    tasknames.map((name) => ({ taskname: name, tasknameRows: wordsOf(fixture.tasknames[name].ids) })),
  );
  const weights = readFixtureTensors(`encoders/${entry.weights}`);
  const fixtureName = (name: string): string => name.replace(/^.*\.(prompt_embeddings)/, '$1');
  const parameters = tensor1d(
    flattenParameters(encoder.layout, (name) => tensorOf(weights, fixtureName(name))),
  );
  return { encoder, parameters, fixtureName };
}

beforeAll(() => useTensorBackend('wasm'));

describe.each(fixture.encoders)('encoder $name', (entry) => {
  const expected = readFixtureTensors(`encoders/${entry.expected}`);
  const weightOfRows = tensorOf(expected, 'R');

  it.each(entry.cases)('with taskname "$taskname"', ({ taskname, out, grads }) => {
    const { encoder, parameters, fixtureName } = build(entry, [taskname]);
    const pass = encoder.forward(parameters);
    expect(largestDifference(pass.rows.dataSync(), tensorOf(expected, out))).toBeLessThan(tolerance);
    const gradient = pass.backward(tensor2d(weightOfRows, [V, d])).dataSync();
    for (const { name, shape, offset } of encoder.layout.entries) {
      const stored = grads[fixtureName(name)];
      if (stored === undefined) continue;
      const wanted = tensorOf(expected, stored);
      const found = gradient.subarray(offset, offset + sizeOf(shape));
      expect(largestDifference(found, wanted), name).toBeLessThan(tolerance);
      const stray = found.findIndex((value, i) => wanted[i] === 0 && value !== 0);
      expect(stray, `${name}: an entry that must be exactly zero`).toBe(-1);
    }
  });

  const conditioned = entry.cases.length > 1;
  if (conditioned)
    it('splices tasks of different lengths together as it does each alone', () => {
      const { encoder, parameters } = build(entry, ['short', 'long', 'none']);
      const rows = encoder.forward(parameters).rows.dataSync();
      ['short.out', 'long.out', 'none.out'].forEach((name, task) => {
        const found = rows.subarray(task * V * d, (task + 1) * V * d);
        expect(largestDifference(found, tensorOf(expected, name)), name).toBeLessThan(tolerance);
      });
    });

  it('adds up the gradients of tasks that go through it together', () => {
    const names = entry.cases.map((c) => c.taskname);
    const gradientOf = (tasks: readonly Case['taskname'][]): Float32Array => {
      const { encoder, parameters } = build(entry, tasks);
      const rows = tensor2d(Float32Array.from(tasks.flatMap(() => [...weightOfRows])), [tasks.length * V, d]);
      return Float32Array.from(encoder.forward(parameters).backward(rows).dataSync());
    };
    const apart = names.map((name) => gradientOf([name]));
    const summed = at(apart, 0).map((_, i) => apart.reduce((sum, gradient) => sum + at(gradient, i), 0));
    expect(largestDifference(gradientOf(names), summed)).toBeLessThan(tolerance);
  });

  it('frees all it made', () => {
    const before = memory().numTensors;
    const { encoder, parameters } = build(entry, ['short', 'long']);
    const pass = encoder.forward(parameters);
    const given = tensor2d(new Float32Array(2 * V * d).fill(1), [2 * V, d]);
    pass.backward(given).dispose();
    pass.dispose();
    encoder.dispose();
    given.dispose();
    parameters.dispose();
    expect(memory().numTensors).toBe(before);
  });
});

describe('text initialisation', () => {
  it.each(fixture.text_init)('of $ids', ({ ids, rows }) => {
    expect(tiled(ids, rows.length)).toEqual(rows);
  });
});
