import { describe, expect, test } from 'vitest';
import type { TableFailure } from '../../table/tableFailure';
import { describeContentFault, describeTableFailure } from './describeTableFailure';

/** One of each kind, with the facts that its sentence must show. */
const failures: readonly (readonly [TableFailure, readonly string[]])[] = [
  [{ kind: 'table-file-invalid', reason: 'only 7 bytes long' }, ['only 7 bytes long']],
  [{ kind: 'table-foreign', found: 'pt' }, ['"pt"', 'prompt_table.safetensors']],
  [{ kind: 'table-foreign', found: undefined }, ['does not say']],
  [{ kind: 'table-version-too-new', found: 3, newest: 1 }, ['3', '1', 'newer']],
  [
    { kind: 'table-content-invalid', path: 'settings.0.seed', expected: '>=0', found: '-1' },
    ['settings.0.seed', '>=0', '-1'],
  ],
  [{ kind: 'table-task-twice', taskname: 'mood' }, ['mood']],
  [{ kind: 'table-version-twice', taskname: 'mood', version: 3 }, ['mood', '3', 'twice']],
  [{ kind: 'table-earlier-alone', taskname: 'mood', version: 3 }, ['mood', '3', 'in use']],
  [{ kind: 'table-start-invalid', taskname: 'mood', version: 3 }, ['mood', '3', 'starting rows']],
  [{ kind: 'table-alias-twice', taskname: 'mood', from: 'positiv' }, ['mood', 'positiv']],
  [{ kind: 'table-name-taken', taskname: 'mood' }, ['mood', 'another name']],
  [{ kind: 'table-name-empty' }, ['name']],
  [{ kind: 'table-tensor-missing', taskname: 'mood', tensor: 'mood.x' }, ['mood.x']],
  [{ kind: 'table-tensor-unexpected', tensor: 'mood.x' }, ['mood.x']],
  [{ kind: 'table-tensor-dtype', tensor: 'mood.x', found: 'F16' }, ['mood.x', 'F16', 'F32']],
  [
    { kind: 'table-tensor-shape', taskname: 'mood', expected: [10, 256], found: [10, 128] },
    ['mood', '10 virtual tokens', '256', '[10, 128]'],
  ],
  [{ kind: 'table-not-finite', taskname: 'mood', virtualToken: 3, column: 5 }, ['mood', '3', '5']],
];

describe('a prompt table that was refused', () => {
  test.each(failures)('%o says what, where and what to do', (failure, facts) => {
    const { what, hint } = describeTableFailure(failure);
    for (const fact of facts) expect(`${what} ${hint}`).toContain(fact);
    expect(what).toMatch(/\.$/);
    expect(hint).toMatch(/\.$/);
  });
});

describe('a place in a file', () => {
  test('is named with what stands there and what is needed', () => {
    const fault = { path: 'optimiser.learning_rate', expected: '>0', found: '0' };
    expect(describeContentFault('run.json', fault).what).toBe(
      'optimiser.learning_rate in run.json is 0; needed is >0.',
    );
  });

  test('that does not exist is named with its file', () => {
    const fault = { path: 'optimiser.rate', expected: 'no such name', found: '"rate"' };
    expect(describeContentFault('run.json', fault).what).toBe(
      'run.json holds the name "rate" at optimiser.rate, which does not exist.',
    );
  });
});
