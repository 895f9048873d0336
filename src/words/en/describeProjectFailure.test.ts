import { describe, expect, it } from 'vitest';
import type { ProjectFailure } from '../../table/projectFailure';
import { oneLine } from '../sentence';
import { describeFailure } from './describeFailure';

const failures: readonly (readonly [ProjectFailure, ...string[]])[] = [
  [{ kind: 'checkpoint-file-invalid', reason: 'only 3 bytes long' }, 'only 3 bytes long', 'another copy'],
  [{ kind: 'checkpoint-foreign', found: 'a.table' }, 'a.table', 'checkpoint.safetensors'],
  [{ kind: 'checkpoint-version-too-new', found: 4, newest: 1 }, 'version 4', 'up to 1'],
  [
    { kind: 'checkpoint-content-invalid', path: 'parameters', expected: 'F32 [3]', found: 'F16 [3]' },
    'parameters in the checkpoint',
    'F32 [3]',
    'F16 [3]',
  ],
  [{ kind: 'project-foreign', found: undefined }, 'does not say that it is a project.'],
  [{ kind: 'project-version-too-new', found: 4, newest: 1 }, 'version 4', 'up to 1'],
  [{ kind: 'project-member-missing', member: 'runs/1.json' }, 'runs/1.json', 'does not hold'],
  [{ kind: 'project-member-unexpected', member: 'virus.exe' }, 'virus.exe', 'does not list'],
  [
    {
      kind: 'project-content-invalid',
      member: 'project.json',
      path: 'a.b',
      expected: 'number',
      found: '"x"',
    },
    'project.json',
    'a.b',
  ],
];

describe('projects and checkpoints', () => {
  it.each(failures.map(([failure, ...facts]) => ({ failure, facts })))(
    '$failure.kind is told with its facts',
    ({ failure, facts }) => {
      for (const fact of facts) expect(oneLine(describeFailure(failure))).toContain(fact);
    },
  );
});
