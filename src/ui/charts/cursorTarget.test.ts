import { expect, it } from 'vitest';
import { cursorTarget, hoverReach } from './cursorTarget';

it('keys move the cursor of a chart and never beyond its ends', () => {
  expect(cursorTarget('ArrowRight', 4, 100)).toBe(5);
  expect(cursorTarget('ArrowRight', 99, 100)).toBe(99);
  expect(cursorTarget('ArrowLeft', 0, 100)).toBe(0);
  expect(cursorTarget('PageUp', 0, 100)).toBe(10);
  expect(cursorTarget('End', 0, 100)).toBe(99);
  expect(cursorTarget('Home', 50, 100)).toBe(0);
  expect(cursorTarget('Tab', 50, 100)).toBeUndefined();
});

it('of few steps one is always meant, wherever the pointer stands; of many those close by', () => {
  const wide = (x: number): number => 50 * x;
  // Between steps 2 and 3 either is 25 pixels away.
  expect(hoverReach([1, 2, 3], 1, wide)).toBeGreaterThan(25);
  expect(hoverReach([1, 2, 3], 2, wide)).toBeLessThan(50);
  expect(hoverReach([1, 2, 4], 2, wide)).toBeGreaterThan(50);
  const narrow = (x: number): number => x / 2;
  expect(hoverReach([1, 2, 3], 1, narrow)).toBe(14);
  expect(hoverReach([1], 0, wide)).toBe(14);
});
