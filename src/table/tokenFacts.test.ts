import { expect, test } from 'vitest';
import { smallPrompt } from '../testing/promptTables';
import { tokenFacts } from './tokenFacts';

test('V1: a virtual token has a norm, and a distance from its start when that is known', () => {
  const prompt = { ...smallPrompt('mood', [3, 4, 0, 0]), start: Float32Array.of(3, 4, 5, 12) };
  expect(tokenFacts(prompt)).toEqual([
    { norm: 5, moved: 0 },
    { norm: 0, moved: 13 },
  ]);
  expect(tokenFacts({ ...prompt, start: undefined })[1]).toEqual({ norm: 0, moved: undefined });
});
