import { describe, expect, it } from 'vitest';
import { continualGrid } from '../../table/continualGrid';
import { keepPrompts } from '../../table/keepPrompts';
import type { LearningStep } from '../../table/promptTable';
import { smallPrompt } from '../../testing/promptTables';
import { gridVerdict } from './gridVerdict';
import { learnedAt } from './learnedAt';

const standing = (taskname: string, digest: string, version = 1) => ({
  taskname,
  version,
  digest,
  score: undefined,
});
const step = (at: number, learned: string, ...now: LearningStep['standing']): LearningStep => ({
  at,
  learned: [{ taskname: learned, version: 1 }],
  standing: now,
});
const verdictOf = (...history: readonly LearningStep[]) => gridVerdict(continualGrid({ history }));

describe('what the grid says as a whole', () => {
  it('is nothing while no task came after another', () => {
    expect(verdictOf()).toEqual({ kind: 'nothing-yet' });
    expect(verdictOf(step(1, 'a', standing('a', 'f0')))).toEqual({ kind: 'nothing-yet' });
  });

  it('counts the steps that left earlier prompts as they were', () => {
    const first = step(1, 'a', standing('a', 'f0'));
    const second = step(2, 'b', standing('a', 'f0'), standing('b', 'f1'));
    const third = step(3, 'c', standing('a', 'f0'), standing('b', 'f1'), standing('c', 'f2'));
    expect(verdictOf(first, second, third)).toEqual({ kind: 'kept', steps: 2 });
  });

  it('is that numbers changed when one digest differs for the same version', () => {
    const first = step(1, 'a', standing('a', 'f0'));
    expect(verdictOf(first, step(2, 'b', standing('a', 'ff'), standing('b', 'f1')))).toEqual({
      kind: 'changed',
    });
    const newVersion = step(2, 'b', standing('a', 'ff', 2), standing('b', 'f1'));
    expect(verdictOf(first, newVersion)).toEqual({ kind: 'nothing-yet' });
  });
});

describe('when a prompt was learned', () => {
  it('is told by the step that added this version', () => {
    const history = [step(5, 'a', standing('a', 'f0')), step(9, 'b', standing('b', 'f1'))];
    const embeddings = new Float32Array(4);
    expect(learnedAt({ history }, { taskname: 'b', version: 1, embeddings })).toBe(9);
    expect(learnedAt({ history }, { taskname: 'a', version: 2, embeddings })).toBeUndefined();
  });

  it('a copy was learned when its original was', () => {
    const original = smallPrompt('a');
    const learned = keepPrompts(
      { base: { name: '', fingerprint: 'f' }, prompts: [], earlier: [], history: [] },
      [original],
      7,
    );
    expect(learnedAt(learned, { ...original, taskname: 'a-2' })).toBe(7);
  });
});
