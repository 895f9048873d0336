import { describe, expect, it } from 'vitest';
import { describeEngineFailure } from './describeEngineFailure';
import { describeFailure } from './describeFailure';
import { describeInputFailure } from './describeInputFailure';
import { describeModelFailure } from './describeModelFailure';
import { describeTableFailure } from './describeTableFailure';

describe('any failure', () => {
  it('is told by the room it comes from', () => {
    const engine = { kind: 'model-not-loaded' } as const;
    const model = { kind: 'tokenizer-missing', folder: 'my-gpt' } as const;
    const table = { kind: 'table-task-twice', taskname: 'mood' } as const;
    const input = { kind: 'file-missing', name: 'a.jsonl' } as const;
    expect([engine, model, table, input].map(describeFailure)).toEqual([
      describeEngineFailure(engine),
      describeModelFailure(model),
      describeTableFailure(table),
      describeInputFailure(input),
    ]);
  });
});
