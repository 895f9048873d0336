import { describe, expect, it } from 'vitest';
import { plainRecord } from '../testing/runRecord';
import { printRunRecordJson, readRunRecordJson } from './runRecordJson';

const record = plainRecord({
  losses: [3, 0.1 + 0.2, 1e-30],
  validations: [
    { step: 2, epoch: 1, loss: Number.NaN, best: false, judged: undefined },
    { step: 3, epoch: 2, loss: 0.5, best: true, judged: undefined },
  ],
  seconds: 3,
});

describe('a run as JSON', () => {
  it('reads back to the same run, digit by digit, losses that are no numbers included', () => {
    const text = JSON.stringify(printRunRecordJson(record));
    expect(readRunRecordJson(JSON.parse(text))).toEqual({ ok: true, value: record });
  });
  it.each([
    [{ columns: undefined }, 'columns'],
    [{ columns: { ...record.columns, loss: ['3'] } }, 'columns'],
    [{ config: { seed: -1 } }, 'seed'],
    [{ version: 9 }, 'version'],
  ])('refuses %j by its place', (change, place) => {
    const read = readRunRecordJson({ ...printRunRecordJson(record), ...change });
    expect(read.ok ? '' : read.error.path).toContain(place);
  });
});
