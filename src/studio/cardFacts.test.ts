import { describe, expect, it } from 'vitest';
import type { RowPrediction } from '../run/prediction';
import { smallPrompt } from '../testing/promptTables';
import { plainRecord } from '../testing/runRecord';
import { plainConfig, plainTemplate } from '../testing/tuneRequest';
import { cardFacts } from './cardFacts';
import { initialEvaluate } from './evaluateState';

const runs = { list: [plainRecord({ losses: [1, 2], seconds: 1 })] };
const prompt = {
  ...smallPrompt(plainTemplate.taskname),
  template: plainTemplate,
  config: plainConfig,
};
const answer = (line: number, taskname: string, label: string): RowPrediction => ({
  split: 'test',
  line,
  taskname,
  label,
  prediction: 'yes',
  labelScores: undefined,
  candidateScores: undefined,
  cut: 0,
  skipped: undefined,
});

describe('what a model card is told besides the table', () => {
  it('is the rows of the run with the same template and settings', () => {
    const facts = cardFacts({ runs, evaluate: initialEvaluate });
    expect(facts(prompt)).toEqual({ rows: { train: 4, validation: 4, test: 4 }, baselines: [] });
    expect(facts({ ...prompt, config: { ...plainConfig, seed: 99 } })).toBeUndefined();
    expect(facts({ ...prompt, config: undefined })).toBeUndefined();
  });

  it('is not the rows of a run of several tasks, which are counted together', () => {
    const list = runs.list.map((run) => ({ ...run, templates: [plainTemplate, smallPrompt('b').template] }));
    const facts = cardFacts({ runs: { list }, evaluate: initialEvaluate });
    expect(facts(prompt)).toEqual({ rows: undefined, baselines: [] });
  });

  it('is the last comparison of these very numbers, each task on its own rows', () => {
    const { taskname } = prompt;
    const rows = [answer(1, taskname, 'yes'), answer(2, taskname, 'no'), answer(3, 'another', 'no')];
    const result = {
      rows: [],
      prompts: [prompt],
      outcomes: [
        { contestant: { kind: 'untuned', shots: 1 }, rows },
        { contestant: { kind: 'majority' }, rows },
      ],
      origin: 'test',
      fileName: undefined,
      examples: 0,
      baseName: 'tiny',
      seed: 1,
      at: 0,
    } as const;
    const facts = cardFacts({ runs: { list: [] }, evaluate: { ...initialEvaluate, result } });
    expect(facts(prompt)?.baselines).toMatchObject([
      { name: 'untuned base, 1-shot, 2 rows of the last comparison', accuracy: 0.5 },
      { name: 'most frequent answer, 2 rows of the last comparison', accuracy: 0.5 },
    ]);
    expect(facts({ ...prompt, embeddings: new Float32Array(4) })).toBeUndefined();
  });
});
