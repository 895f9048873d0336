import { expect, it } from 'vitest';
import { wordLogitsKernel } from './wordLogits';

it('multiplies four numbers at once where rows divide, and is one kernel per width', () => {
  expect(wordLogitsKernel(64).code).toMatchSnapshot();
  expect(wordLogitsKernel(64)).toBe(wordLogitsKernel(64));
  expect(wordLogitsKernel(33).code).toContain('array<f32>');
});
