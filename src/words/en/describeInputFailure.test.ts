import { describe, expect, it } from 'vitest';
import type { InputFailure } from '../../run/inputFailure';
import { oneLine } from '../sentence';
import { describeInputFailure } from './describeInputFailure';

const place = { line: 3, column: 9, before: '', after: '' };
const fault = { path: 'config.seed', expected: 'number', found: '"x"' };

const failures: readonly (readonly [InputFailure, ...string[]])[] = [
  [{ kind: 'file-missing', name: 'train.jsonl' }, 'train.jsonl', 'path'],
  [{ kind: 'file-unreadable', name: 'train.jsonl', reason: 'EISDIR' }, 'train.jsonl', 'EISDIR'],
  [{ kind: 'file-unwritable', name: 'out', reason: 'EACCES' }, 'out cannot be written', '--out'],
  [{ kind: 'no-space', name: 'out/report.json' }, 'out/report.json', 'space'],
  [{ kind: 'no-usable-rows', name: 'a.jsonl', problem: undefined }, 'a.jsonl is empty'],
  [
    { kind: 'no-usable-rows', name: 'a.jsonl', problem: { kind: 'comment', ...place } },
    'a.jsonl has no usable row. Line 3, column 9: The line has a comment.',
  ],
  [
    {
      kind: 'templates-unfit',
      problems: [
        {
          kind: 'splits-sum',
          sum: 9,
          total: 10,
          severity: 'error',
          taskname: 'mood',
          index: 0,
          span: undefined,
        },
        {
          kind: 'unused-column',
          name: 'id',
          severity: 'warning',
          taskname: 'mood',
          index: 0,
          span: undefined,
        },
        { kind: 'empty-braces', severity: 'error', taskname: 'mood', index: 0, span: { start: 4, end: 6 } },
      ],
    },
    'Template “mood”: The numbers in virtual_token_splits add up to 9',
    '\nTemplate “mood”, character 5: There is an empty pair of braces.',
  ],
  [
    { kind: 'run-file-invalid', name: 'run.json', fault: { kind: 'content', fault } },
    'run.json',
    'config.seed',
    '"x"',
  ],
  [
    { kind: 'run-file-invalid', name: 'run.json', fault: { kind: 'too-new', version: 3, known: 1 } },
    'version 3',
  ],
  [
    { kind: 'predictions-of-unknown', name: 'a.jsonl', record: 'a.jsonl.origin.json' },
    'a.jsonl',
    'a.jsonl.origin.json',
    '--resume',
  ],
  [
    {
      kind: 'predictions-of-other',
      name: 'a.jsonl',
      change: { part: 'max_new_tokens', was: '8', now: '16' },
    },
    'a.jsonl',
    '--max-new-tokens 8; now it is 16',
    '--resume',
  ],
  [
    {
      kind: 'predictions-of-other',
      name: 'a.jsonl',
      change: { part: 'data', was: 'c'.repeat(64), now: 'd'.repeat(64) },
    },
    'another file for --data',
    'digest was cccccccccccc and is dddddddddddd',
    'the same --data',
  ],
  [
    { kind: 'no-answers', name: 'a.jsonl', fields: ['label', 'intent'] },
    'a.jsonl',
    'label and intent',
    'predict',
  ],
  [
    { kind: 'remap-file-invalid', name: 'r.json', fault: { kind: 'not-json', reason: 'no end' } },
    'no end',
    '{"',
  ],
  [{ kind: 'remap-file-invalid', name: 'r.json', fault: { kind: 'content', fault } }, 'config.seed', '{"'],
  [{ kind: 'run-file-invalid', name: 'run.json', fault: { kind: 'not-json', reason: 'no end' } }, 'no end'],
  [
    {
      kind: 'template-file-invalid',
      name: 't.json',
      problem: { kind: 'not-json', fault: { kind: 'ends-early' }, line: 2, column: 5 },
    },
    't.json',
    'line 2, column 5',
  ],
  [
    { kind: 'template-file-invalid', name: 't.json', problem: { kind: 'no-templates', found: 'a number' } },
    'a number',
  ],
  [
    { kind: 'template-file-invalid', name: 't.json', problem: { kind: 'bad-template', template: 2, fault } },
    'template 2',
    'config.seed',
  ],
  [
    {
      kind: 'template-file-invalid',
      name: 't.json',
      problem: { kind: 'unknown-key', template: 1, key: 'colour' },
    },
    '“colour”',
  ],
];

describe('files given to a command', () => {
  it.each(failures.map(([failure, ...facts]) => ({ failure, facts })))(
    '$failure.kind is told with its facts',
    ({ failure, facts }) => {
      const line = oneLine(describeInputFailure(failure));
      for (const fact of facts) expect(line).toContain(fact);
    },
  );

  it('leaves warnings out when templates cannot be used', () => {
    const unfit = failures.find(([failure]) => failure.kind === 'templates-unfit')?.[0];
    expect(unfit && describeInputFailure(unfit).what).not.toContain('id');
  });
});
