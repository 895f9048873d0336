import { describe, expect, it } from 'vitest';
import type { EngineFailure } from '../../run/engineFailure';
import { oneLine } from '../sentence';
import { describeEngineFailure } from './describeEngineFailure';

const tooLarge = { kind: 'run-too-large', neededBytes: 3.2e9, rows: 8, longestRow: 1000 } as const;

const failures: readonly (readonly [EngineFailure, readonly string[]])[] = [
  [
    {
      kind: 'no-backend',
      wanted: 'webgpu',
      passedOver: [{ kind: 'webgpu', obstacle: { kind: 'no-adapter' } }],
    },
    ['webgpu', 'graphics adapter', 'wasm'],
  ],
  [{ kind: 'device-lost', reason: 'unknown', step: 12 }, ['step 12', 'unknown']],
  [{ kind: 'gpu-error', message: 'bad bind group' }, ['bad bind group']],
  [{ kind: 'out-of-memory', neededBytes: 4e9, message: 'createBuffer' }, ['4.0 GB', 'createBuffer']],
  [
    { ...tooLarge, limit: { kind: 'device' }, fitting: { kind: 'rows', rows: 2 } },
    ['3.2 GB', '8 rows', '1,000 tokens', 'graphics device has free', 'micro_batch_size) to 2'],
  ],
  [
    { ...tooLarge, limit: { kind: 'array', bytes: 128e6 }, fitting: { kind: 'length', tokens: 300 } },
    ['128.0 MB', '300 tokens', 'rows per pass to 1'],
  ],
  [
    { ...tooLarge, limit: { kind: 'heap', bytes: 4e9 }, fitting: { kind: 'none' } },
    ['WebAssembly can hold (4.0 GB)', 'smaller base'],
  ],
  [{ kind: 'non-finite-loss', step: 31, lines: [4, 9] }, ['step 31', 'lines 4 and 9', 'learning rate']],
  [{ kind: 'model-not-loaded' }, ['base']],
  [
    { kind: 'no-rows-left', split: 'train', given: 12, skipped: { 'empty-answer': 10, 'too-long': 2 } },
    ['train', '12 rows', '10 rows (empty answer)', '2 rows (longer'],
  ],
  [
    { kind: 'one-class-only', taskname: 'mood', label: ' good', rows: 40 },
    ['mood', '“ good”', '40 training rows'],
  ],
  [{ kind: 'label-too-long', line: 8, label: 'x', tokens: 600, room: 500 }, ['Line 8', '600', '500']],
  [
    { kind: 'row-unusable', reason: 'too-long', length: 600, limit: 512 },
    ['longer than', '600 tokens', '512'],
  ],
  [{ kind: 'unequal-virtual-tokens', totals: { mood: 10, intent: 20 } }, ['10 (mood)', '20 (intent)']],
  [
    {
      kind: 'table-other-base',
      tableBase: 'gpt2',
      tableFingerprint: 'a'.repeat(64),
      baseName: 'studio-gpt',
      baseFingerprint: 'b'.repeat(64),
    },
    ['gpt2 (aaaaaaaaaaaa)', 'studio-gpt (bbbbbbbbbbbb)'],
  ],
  [{ kind: 'unknown-task', taskname: 'moood', known: ['mood', 'intent'] }, ['moood', 'mood and intent']],
  [
    { kind: 'unknown-task', taskname: '', known: ['mood', 'intent'] },
    ['do not say which task', 'mood and intent'],
  ],
  [
    {
      kind: 'resume-other-base',
      checkpointBase: 'gpt2',
      checkpointFingerprint: 'a'.repeat(64),
      baseName: 'studio-gpt',
      baseFingerprint: 'b'.repeat(64),
    },
    ['gpt2 (aaaaaaaaaaaa)', 'studio-gpt (bbbbbbbbbbbb)'],
  ],
  [
    { kind: 'resume-other-settings', path: 'batch_size', was: '8', now: '16' },
    ['batch_size “8”', 'now it is “16”'],
  ],
  [{ kind: 'resume-past-end', steps: 12, total: 10 }, ['12 steps', '10 in all']],
  [{ kind: 'resume-other-rows', was: 'c'.repeat(64), now: 'd'.repeat(64) }, ['cccccccccccc', 'dddddddddddd']],
  [{ kind: 'resume-other-size', was: 10, now: 20 }, ['10 numbers', 'needs 20']],
  [{ kind: 'worker-silent', seconds: 2 }, ['2 seconds']],
  [{ kind: 'cancelled' }, ['Cancelled']],
  [{ kind: 'bug', message: 'Index 3 is outside 0..2', stack: 'at at' }, ['Index 3', 'report']],
];

describe('what stopped the engine', () => {
  it.each(failures)('%o is told with its facts', (failure, facts) => {
    for (const fact of facts) expect(oneLine(describeEngineFailure(failure))).toContain(fact);
  });
});
