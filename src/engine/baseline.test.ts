import { memory } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../base/assert';
import type { Engine } from '../bridge/contract';
import type { EncodedExample } from '../prompt/encodedExample';
import { collectRun, columnOf, eventsOf, smallRequest, startSmallSession } from '../testing/smallRun';
import { judgementOf } from './judgeRows';
import { untunedExample, untunedPrompt } from './untuned';

let session: Engine;
beforeAll(async () => {
  session = await startSmallSession();
});
afterAll(() => session.dispose());

describe('what a run has to beat', () => {
  it('is measured before the first step, accuracy with every validation, and no number of the run changes', async () => {
    const plain = await collectRun(session, smallRequest());
    const tensors = memory().numTensors;
    const watched = await collectRun(session, { ...smallRequest(), watch: true });
    expect(memory().numTensors).toBe(tensors);
    const kinds = watched.map(({ kind }) => kind);
    expect(kinds.indexOf('baseline')).toBeGreaterThan(kinds.indexOf('prepared'));
    expect(kinds.indexOf('baseline')).toBeLessThan(kinds.indexOf('steps'));
    const { report } = at(eventsOf(watched, 'baseline'), 0);
    expect(report.untuned.loss).toBeGreaterThan(0);
    expect(report.untuned.judged).toMatchObject({ rows: 16 });
    expect(report.majority?.tasks.map(({ taskname, rows }) => [taskname, rows])).toEqual([
      ['mood', 8],
      ['intent', 8],
    ]);
    for (const { report: validation } of eventsOf(watched, 'validation'))
      expect(validation.judged).toMatchObject({
        rows: 16,
        tasks: [{ taskname: 'mood' }, { taskname: 'intent' }],
      });
    expect(eventsOf(plain, 'baseline')).toEqual([]);
    expect(at(eventsOf(plain, 'validation'), 0).report.judged).toBeUndefined();
    for (const column of ['loss', 'gradNorm', 'learningRate'] as const)
      expect(columnOf(watched, column)).toEqual(columnOf(plain, column));
  });

  it('a judgement counts all rows and each task', () => {
    const rows = [
      { taskname: 'a', label: 'x' },
      { taskname: 'a', label: 'y' },
      { taskname: 'b', label: 'x' },
      { taskname: 'b', label: undefined },
    ];
    expect(judgementOf(rows, () => 'x')).toMatchObject({
      rows: 3,
      accuracy: 2 / 3,
      tasks: [
        { taskname: 'a', rows: 2, accuracy: 0.5, macroF1: 1 / 3 },
        { taskname: 'b', rows: 1, accuracy: 1, macroF1: 1 },
      ],
    });
    expect(judgementOf([{ taskname: 'b', label: undefined }], () => 'x')).toBeUndefined();
  });
});

describe('the same text without virtual tokens', () => {
  const example: EncodedExample = {
    line: 1,
    taskname: 'a',
    taskIndex: 0,
    ids: Int32Array.of(-1, -2, 7, -3, 8, 0),
    lossMask: Uint8Array.of(0, 0, 0, 0, 1, 1),
    answerStart: 4,
    cut: 0,
    label: 'x',
    origins: [],
  };

  it('keeps text, answer and what counts', () => {
    const bare = untunedExample(example, 99);
    expect([...bare.ids]).toEqual([7, 8, 0]);
    expect([...bare.lossMask]).toEqual([0, 1, 1]);
  });

  it('starts with BOS where nothing would stand before the answer', () => {
    const onlyAnswer = { ...example, ids: Int32Array.of(-1, 8, 0), lossMask: Uint8Array.of(0, 1, 1) };
    expect([...untunedExample(onlyAnswer, 99).ids]).toEqual([99, 8, 0]);
    const prompt = { line: 1, taskIndex: 0, prefix: Int32Array.of(-1), candidates: [], cut: 0 };
    expect([...untunedPrompt(prompt, 99).prefix]).toEqual([99]);
  });
});
