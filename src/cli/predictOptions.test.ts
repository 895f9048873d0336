import { describe, expect, it } from 'vitest';
import { readPredictOptions } from './predictOptions';
import { UsageError } from './usage';

describe('options of npm run predict', () => {
  const given = ['--table', 'table.safetensors', '--data', 'rows.jsonl'];
  it('have the labels compared by sum where nothing is said', () => {
    const options = readPredictOptions([...given, '--out', 'answers.jsonl']);
    expect(options).toMatchObject({ out: 'answers.jsonl', normalisation: 'sum', resume: false });
  });
  it.each(['rows.jsonl', './rows.jsonl', 'table.safetensors'])('never write over what is read: %s', (out) => {
    expect(() => readPredictOptions([...given, '--out', out])).toThrow(UsageError);
  });
});
