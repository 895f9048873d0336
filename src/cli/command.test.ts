import { describe, expect, it } from 'vitest';
import { Failed } from '../base/failed';
import { endOf } from './command';
import { readPredictOptions } from './predictOptions';
import { readTuneOptions } from './tuneOptions';
import { UsageError } from './usage';

describe('how a command ends badly', () => {
  it('wrong use is 2, with what was wrong', () => {
    expect(endOf(new UsageError('--steps takes a number'))).toMatchObject({
      code: 2,
      sentence: { what: '--steps takes a number' },
    });
  });
  it('bad input is 1, in words', () => {
    const end = endOf(new Failed({ kind: 'file-missing', name: 'a.jsonl' }));
    expect(end).toMatchObject({
      code: 1,
      kind: 'file-missing',
      sentence: { what: 'There is no file a.jsonl.' },
    });
  });
  it('our own mistakes are 1 too, with their stack', () => {
    const end = endOf(new Error('Index 3 is outside 0..2'));
    expect(end).toMatchObject({ code: 1, kind: 'bug' });
    expect(end.sentence.hint).toContain('command.test.ts');
  });
  it('quitting by Ctrl-C is 130, as shells have it', () => {
    expect(endOf(new DOMException('', 'AbortError')).code).toBe(130);
  });
});

describe('wrong use of tune and predict', () => {
  it.each([
    [[], /Give a run file, or --data/],
    [['--data', 'x'], /--template is missing/],
    [['a.json', 'b.json'], /what is 'b.json'/],
    [['a.json', '--backend', 'metal'], /--backend takes/],
    [['a.json', '--init', 'words'], /--init takes/],
    [['a.json', '--epochs', '0'], /--epochs takes a whole number from 1/],
  ])('tune %j', (argv, reason) => {
    expect(() => readTuneOptions(argv)).toThrow(reason);
  });
  it.each([
    [['--data', 'x', '--out', 'y'], /--table is missing/],
    [['--table', 'x', '--data', 'x'], /--out is missing/],
  ])('predict %j', (argv, reason) => {
    expect(() => readPredictOptions(argv)).toThrow(reason);
  });
});
