import { describe, expect, it } from 'vitest';
import type { DataReport } from '../prompt/deskReport';
import { plainTemplate } from '../testing/tuneRequest';
import { initialState } from './initialState';
import { nextStep } from './nextStep';
import type { StudioState } from './state';

const withRows = (rows: number, problems: number): StudioState => ({
  ...initialState,
  data: {
    ...initialState.data,
    train: {
      kind: 'ready',
      source: { name: 'rows.jsonl', bytes: new Uint8Array() },
      report: {
        rows,
        problems: [],
        problemCounts: problems === 0 ? {} : { 'ends-early': problems },
      } as unknown as DataReport,
      firstRows: [],
      checked: undefined,
      undone: [],
      isMending: false,
      change: undefined,
    },
  },
});
const templates = { ...initialState.templates, list: [plainTemplate] };
const table = {
  ...initialState.table,
  tables: [
    {
      base: { name: 'tiny', fingerprint: 'ab' },
      earlier: [],
      history: [],
      prompts: [
        {
          version: 1,
          start: undefined,
          aliases: [],
          taskname: plainTemplate.taskname,
          embeddings: new Float32Array(2),
          totalVirtualTokens: 1,
          hiddenSize: 2,
          template: plainTemplate,
          labels: [],
          config: undefined,
          metrics: undefined,
        },
      ],
    },
  ],
};

describe('the next step of the work', () => {
  it('begins with data, and stays there while no row can be used', () => {
    expect(nextStep(initialState, 0)).toBe('data');
    expect(nextStep({ ...withRows(0, 0), templates }, 0)).toBe('data');
  });

  it('mends rows before anything is learned from them', () => {
    expect(nextStep({ ...withRows(12, 3), templates }, 0)).toBe('data');
  });

  it('goes to a template that is missing or at fault, then to training', () => {
    expect(nextStep(withRows(12, 0), 0)).toBe('template');
    expect(nextStep({ ...withRows(12, 0), templates }, 2)).toBe('template');
    expect(nextStep({ ...withRows(12, 0), templates }, 0)).toBe('train');
  });

  it('tries what was learned for a task of these templates', () => {
    expect(nextStep({ ...withRows(12, 3), templates, table }, 0)).toBe('playground');
    expect(nextStep({ ...withRows(12, 0), table }, 0)).toBe('template');
  });
});
