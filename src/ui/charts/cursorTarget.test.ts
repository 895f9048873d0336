import { expect, it } from 'vitest';
import { cursorTarget } from './cursorTarget';

it('keys move the cursor of a chart and never beyond its ends', () => {
  expect(cursorTarget('ArrowRight', 4, 100)).toBe(5);
  expect(cursorTarget('ArrowRight', 99, 100)).toBe(99);
  expect(cursorTarget('ArrowLeft', 0, 100)).toBe(0);
  expect(cursorTarget('PageUp', 0, 100)).toBe(10);
  expect(cursorTarget('End', 0, 100)).toBe(99);
  expect(cursorTarget('Home', 50, 100)).toBe(0);
  expect(cursorTarget('Tab', 50, 100)).toBeUndefined();
});
