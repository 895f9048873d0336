import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at } from '../base/assert';
import { createRandom } from '../base/random';
import { smallPrompt } from '../testing/promptTables';
import { type MapPoint, mapPrompts } from './promptMap';
import type { VirtualPrompt } from './promptTable';

const width = 24;

const unit = (vector: Float64Array): Float64Array => {
  const norm = Math.hypot(...vector);
  return vector.map((value) => value / norm);
};
/** Two unit vectors at right angles. */
const first = unit(Float64Array.from({ length: width }, (_, i) => Math.cos(i)));
const second = (() => {
  const raw = Float64Array.from({ length: width }, (_, i) => Math.sin(1 + i * i));
  const along = raw.reduce((sum, value, i) => sum + value * at(first, i), 0);
  return unit(raw.map((value, i) => value - along * at(first, i)));
})();

/** A prompt whose rows lie at planted places on the plane, with a little of everything else. */
function planted(taskname: string, places: readonly (readonly [number, number])[], noise = 0): VirtualPrompt {
  const random = createRandom(5).fork(taskname);
  const rows = places.map(([x, y]) =>
    Float32Array.from({ length: width }, (_, i) => {
      const value = 0.5 + x * at(first, i) + y * at(second, i);
      return value + noise * random.normal();
    }),
  );
  return {
    ...smallPrompt(taskname),
    embeddings: Float32Array.from(rows.flatMap((row) => [...row])),
    totalVirtualTokens: places.length,
    hiddenSize: width,
  };
}

const distance = (a: MapPoint, b: MapPoint): number => Math.hypot(a.x - b.x, a.y - b.y);

describe('the map of a table', () => {
  const mood = planted('mood', [
    [-9, -1],
    [-7, 1],
    [1, -2],
  ]);
  const topic = planted('topic', [
    [5, 2],
    [10, 0],
  ]);
  test('V4: finds the plane that rows lie in', () => {
    const { points, shares } = mapPrompts([mood, topic]);
    const wanted = [-9, -7, 1, 5, 10];
    points.forEach(({ x, y }, i) => {
      expect(x).toBeCloseTo(at(wanted, i), 0);
      expect(Math.abs(y)).toBeLessThan(3);
    });
    expect(distance(at(points, 0), at(points, 1))).toBeCloseTo(Math.sqrt(8), 4);
    expect(distance(at(points, 2), at(points, 3))).toBeCloseTo(Math.sqrt(32), 4);
    expect(shares[0] + shares[1]).toBeCloseTo(1, 6);
    expect(shares[0]).toBeGreaterThan(0.9);
  });
  test('V4: names every point', () => {
    const { points } = mapPrompts([mood, { ...topic, version: 3 }]);
    expect(points.map(({ taskname, version, index }) => `${taskname} ${version} ${index}`)).toEqual([
      'mood 1 0',
      'mood 1 1',
      'mood 1 2',
      'topic 3 0',
      'topic 3 1',
    ]);
  });
  test('V4: starts lie on the same plane and do not turn it', () => {
    const start = planted('', [
      [-9, -1],
      [40, 30],
      [0, 0],
    ]).embeddings;
    const bare = mapPrompts([mood, topic]).points;
    const { points } = mapPrompts([{ ...mood, start }, topic]);
    expect(points.map(({ x, y }) => [x, y])).toEqual(bare.map(({ x, y }) => [x, y]));
    expect(points.map((point) => point.start === undefined)).toEqual([false, false, false, true, true]);
    expect(at(points, 0).start?.x).toBeCloseTo(at(points, 0).x, 9);
    expect(at(points, 1).start?.x).toBeGreaterThan(30);
  });
  test('V4: the row farthest out lies on the positive side of each axis', () => {
    const { points } = mapPrompts([
      planted('a', [
        [-20, 0],
        [4, 5],
        [5, -9],
        [6, 4],
      ]),
    ]);
    expect(at(points, 0).x).toBeGreaterThan(18);
    expect(at(points, 2).y).toBeGreaterThan(8);
  });
  test('V4: more rows than the axes are found on are all on the map', () => {
    const many = Array.from({ length: 900 }, (_, i): [number, number] => [(i % 30) - 15, (i % 7) - 3]);
    const { points, shares } = mapPrompts([planted('a', many, 0.01)]);
    expect(points).toHaveLength(900);
    expect(shares[0] + shares[1]).toBeGreaterThan(0.99);
  });
  test('V4: rows that do not differ all lie in the middle', () => {
    const same = planted('a', [
      [1, 1],
      [1, 1],
    ]);
    const { points, shares } = mapPrompts([same]);
    expect(points.map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(shares).toEqual([0, 0]);
    expect(mapPrompts([planted('a', [[3, 4]])]).points).toHaveLength(1);
    expect(mapPrompts([])).toEqual({ points: [], shares: [0, 0] });
  });
});

const anyRows = fc.array(
  fc.array(fc.float({ min: -100, max: 100, noNaN: true }), { minLength: 6, maxLength: 6 }),
  { minLength: 1, maxLength: 12 },
);
const promptOf = (rows: readonly (readonly number[])[]): VirtualPrompt => ({
  ...smallPrompt('any'),
  embeddings: Float32Array.from(rows.flat()),
  totalVirtualTokens: rows.length,
  hiddenSize: 6,
});

test('V4: distances on the map are never larger than the real ones, and shares never more than all', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const { points, shares } = mapPrompts([promptOf(rows)]);
      expect(shares[0]).toBeGreaterThanOrEqual(shares[1] - 1e-6);
      expect(shares[0] + shares[1]).toBeLessThanOrEqual(1 + 1e-9);
      rows.forEach((row, i) => {
        const real = Math.hypot(...row.map((value, k) => value - at(at(rows, 0), k)));
        expect(distance(at(points, 0), at(points, i))).toBeLessThanOrEqual(real + 1e-3);
      });
    }),
    { seed: 4, numRuns: 60 },
  );
});
