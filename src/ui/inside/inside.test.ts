import { describe, expect, it } from 'vitest';
import { mapScale } from './mapScale';
import { barOf, mostNeeded, removalsOf } from './removalFacts';
import { tokenSign } from './tokenSign';

describe('the scale of the map', () => {
  const box = { width: 100, height: 60, margin: 10 };
  it('uses the box, has one scale for both directions, and puts up on top', () => {
    const put = mapScale(
      [
        { x: -2, y: 1 },
        { x: 6, y: 3 },
      ],
      box,
    );
    expect(put({ x: -2, y: 1 })).toEqual({ x: 10, y: 40 });
    expect(put({ x: 6, y: 3 })).toEqual({ x: 90, y: 20 });
  });
  it('puts a single point, and points that are all the same, in the middle', () => {
    expect(mapScale([{ x: 3, y: 3 }], box)({ x: 3, y: 3 })).toEqual({ x: 50, y: 30 });
    const same = [
      { x: 1, y: 1 },
      { x: 1, y: 1 },
    ];
    expect(mapScale(same, box)({ x: 1, y: 1 })).toEqual({ x: 50, y: 30 });
    expect(mapScale([], box)({ x: 0, y: 0 })).toEqual({ x: 50, y: 30 });
  });
});

describe('leaving virtual tokens out', () => {
  it('names the one whose absence costs most, and none when no absence costs anything', () => {
    expect(mostNeeded(removalsOf(1, [1.1, 1.4, 0.9, 1.4]))).toEqual({
      number: 2,
      loss: 1.4,
      change: expect.closeTo(0.4, 9),
    });
    expect(mostNeeded(removalsOf(1, [1, 0.5]))).toBeUndefined();
  });
  it('draws rises to one side of 0 and falls to the other', () => {
    expect(barOf(3, [3, -1])).toEqual({ from: 0.25, length: 0.75 });
    expect(barOf(-1, [3, -1])).toEqual({ from: 0, length: 0.25 });
    expect(barOf(0, [0, 0])).toEqual({ from: 0, length: 0 });
  });
});

it('shows what cannot be seen in a token', () => {
  expect(tokenSign(' good\n\t', 7)).toBe('·good⏎⇥');
});

it('calls a token by its id when it is no text of its own', () => {
  expect(tokenSign('\uFFFD', 7)).toBe('#7');
  expect(tokenSign('\u0000', 8)).toBe('#8');
  expect(tokenSign('', 9)).toBe('#9');
});
