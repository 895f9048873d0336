import { describe, expect, it } from 'vitest';
import type { RowPrediction } from '../bridge/contract';
import type { EncodedExample } from '../prompt/encodedExample';
import { candidateIds } from './candidateIds';
import { taskScores } from './taskScores';

const trained = (taskname: string, label: string, ids: readonly number[] = []): EncodedExample => ({
  line: 1,
  taskname,
  taskIndex: 0,
  ids: Int32Array.from(ids),
  lossMask: Uint8Array.from(ids, (_, i) => (i >= ids.length - 2 ? 1 : 0)),
  answerStart: undefined,
  cut: 0,
  label,
  origins: [],
});
const train = [
  trained('mood', 'good'),
  trained('mood', 'bad'),
  trained('mood', 'bad'),
  trained('story', ' once'),
];

const answered = (label: string | undefined, prediction: string, changes: Partial<RowPrediction> = {}) => ({
  split: 'test' as const,
  line: 1,
  taskname: 'mood',
  label,
  prediction,
  labelScores: { [prediction]: -1 },
  candidateScores: undefined,
  cut: 0,
  skipped: undefined,
  ...changes,
});

describe('scores of a task', () => {
  it('stand beside what the most frequent training label would reach', () => {
    const rows = [
      answered('good', 'good'),
      answered('good', 'bad'),
      answered('good', 'good'),
      answered('bad', 'bad'),
    ];
    expect(taskScores(rows, train)).toEqual([
      expect.objectContaining({
        taskname: 'mood',
        rows: 4,
        accuracy: 0.75,
        majorityLabel: 'bad',
        majorityAccuracy: 0.25,
        judgedBy: 'label-scores',
      }),
    ]);
  });
  it('count only rows that have a label and were answered', () => {
    const rows = [
      answered('good', 'good'),
      answered(undefined, 'bad'),
      answered('good', '', { skipped: 'too-long' }),
    ];
    expect(taskScores(rows, train)).toEqual([expect.objectContaining({ rows: 1, accuracy: 1 })]);
  });
  it('forgive white space around generated text, never inside scored labels', () => {
    const open = { taskname: 'story', labelScores: undefined };
    const [story, mood] = taskScores([answered(' once', 'once', open), answered('good', 'good ')], train);
    expect(story).toMatchObject({ taskname: 'story', accuracy: 1, judgedBy: 'greedy-text' });
    expect(mood).toMatchObject({ taskname: 'mood', accuracy: 0 });
  });
  it('are none where nothing was answered', () => {
    expect(taskScores([], train)).toEqual([]);
  });
});

describe('the tokens of a restricted softmax', () => {
  it('are those that carry loss anywhere, once and in order', () => {
    const rows = [trained('mood', 'good', [-1, 900, 30, 0]), trained('mood', 'bad', [-1, 800, 4, 0])];
    expect([...candidateIds(rows)]).toEqual([0, 4, 30]);
  });
});
