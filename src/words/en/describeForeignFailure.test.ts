import { describe, expect, it } from 'vitest';
import type { ForeignFailure } from '../../table/foreign/foreignFailure';
import { oneLine } from '../sentence';
import { swedishWords } from '../sv/swedishWords';
import { chineseWords } from '../zh/chineseWords';
import { describeFailure } from './describeFailure';

/** One of each kind, with the facts that its sentence must show in every language. */
const failures: readonly (readonly [ForeignFailure, ...string[]])[] = [
  [{ kind: 'foreign-unknown', name: 'a.bin' }, 'a.bin', '.npy', '.nemo'],
  [
    { kind: 'foreign-damaged', name: 'a.zip', format: 'zip', reason: 'several disks' },
    'a.zip',
    'several disks',
  ],
  [{ kind: 'foreign-too-large', name: 'bomb.zip', limit: 2 ** 20 }, 'bomb.zip', '1'],
  [{ kind: 'foreign-path-unsafe', name: 'a.zip', entry: '../x' }, 'a.zip', '../x'],
  [{ kind: 'foreign-nothing', name: 'folder' }, 'folder', 'PEFT'],
  [{ kind: 'foreign-project', name: 'my.zip' }, 'my.zip'],
  [{ kind: 'torch-old-stream', name: 'old.ckpt' }, 'old.ckpt', '1.6'],
  [
    { kind: 'pickle-refused', name: 'w.ckpt', what: 'global', found: 'os.system', offset: 12 },
    'w.ckpt',
    'os.system',
    '12',
  ],
  [{ kind: 'pickle-refused', name: 'w.ckpt', what: 'opcode', found: '0x93', offset: 3 }, '0x93', '3'],
  [{ kind: 'nemo-task-missing', missing: ['mood', 'topic'], found: ['intent'] }, 'mood', 'topic', 'intent'],
  [{ kind: 'peft-kind-unsupported', key: 'peft_type', found: 'LORA' }, 'peft_type', 'LORA', 'P_TUNING'],
  [
    {
      kind: 'foreign-config-invalid',
      name: 'adapter_config.json',
      path: 'token_dim',
      expected: 'number',
      found: '"x"',
    },
    'adapter_config.json',
    'token_dim',
    '"x"',
  ],
  [{ kind: 'foreign-tensor-dtype', tensor: 'w', found: 'I64' }, 'w', 'I64', 'F32'],
  [
    { kind: 'foreign-tensor-shape', tensor: 'w', expected: [6, undefined], found: [4, 64] },
    'w',
    '[6,',
    '[4, 64]',
  ],
  [{ kind: 'foreign-tensor-shape', tensor: 'w', expected: [undefined, undefined], found: [4] }, '[4]'],
  [{ kind: 'foreign-not-finite', tensor: 'w', virtualToken: 3, column: 5 }, 'w', '3', '5'],
  [{ kind: 'foreign-task-twice', taskname: 'mood' }, 'mood'],
  [{ kind: 'foreign-taskname-missing' }],
  [{ kind: 'foreign-template-missing', taskname: 'mood' }, 'mood'],
  [{ kind: 'foreign-template-tokens', taskname: 'mood', template: 10, found: 6 }, 'mood', '10', '6'],
  [
    { kind: 'foreign-width', taskname: 'mood', found: 64, expected: 256, baseName: 'tiny' },
    'mood',
    '64',
    '256',
    'tiny',
  ],
];

const languages = { en: describeFailure, sv: swedishWords.describeFailure, zh: chineseWords.describeFailure };

describe.each(Object.entries(languages))('a file from elsewhere that was refused, in %s', (_, describeIn) => {
  it.each(failures.map(([failure, ...facts]) => ({ failure, facts })))(
    '$failure.kind is told with its facts and what to do',
    ({ failure, facts }) => {
      const sentence = describeIn(failure);
      for (const fact of facts) expect(oneLine(sentence)).toContain(fact);
      expect(sentence.what).toMatch(/[.。]$/);
      expect(sentence.hint).toMatch(/[.。]$/);
    },
  );
});
