import { describe, expect, it } from 'vitest';
import { tinyModel, wasmReport } from '../testing/fakeWorld';
import { plainTemplate } from '../testing/tuneRequest';
import { initialState } from './initialState';
import { isReady, readinessOf } from './readiness';
import type { StudioState } from './state';

const report = {
  name: 'rows',
  bytes: 1,
  lines: 4,
  rows: 4,
  fieldNames: ['text', 'label'],
  tasknames: [],
  values: {},
  problems: [],
  problemCounts: {},
  format: 'json-lines' as const,
  faulty: 0,
  leftOut: 0,
  repairs: 0,
};
const ready: StudioState = {
  ...initialState,
  data: {
    ...initialState.data,
    train: {
      kind: 'ready',
      source: { name: 'rows', bytes: new Uint8Array() },
      report,
      firstRows: [],
      checked: undefined,
      undone: [],
      isMending: false,
      change: undefined,
    },
  },
  templates: { ...initialState.templates, list: [plainTemplate] },
  model: {
    ...initialState.model,
    backend: { kind: 'ready', report: wasmReport },
    base: { report: tinyModel, source: { kind: 'url', name: 'tiny', url: './' } },
  },
};
const missing = (state: StudioState, faults = 0) =>
  readinessOf(state, faults)
    .filter((item) => item.state !== 'done')
    .map(({ kind }) => kind);

describe('readiness', () => {
  it('is given when data, template, engine and base are', () => {
    expect(isReady(readinessOf(ready, 0))).toBe(true);
  });
  it('names everything that is missing at the start', () => {
    expect(missing(initialState)).toEqual(['data', 'template', 'engine', 'base']);
  });
  it('a validation or test file without a usable row blocks: it would be left out silently', () => {
    const { train } = ready.data;
    if (train.kind !== 'ready') throw new Error('the rows are there');
    const validation = { ...train, report: { ...report, rows: 0 } };
    const test = { kind: 'failed', name: 'test.jsonl', failure: { kind: 'cancelled' } } as const;
    expect(missing({ ...ready, data: { ...ready.data, validation } })).toEqual(['held-out']);
    expect(missing({ ...ready, data: { ...ready.data, test } })).toEqual(['held-out']);
    expect(missing({ ...ready, data: { ...ready.data, test: train } })).toEqual([]);
  });
  it('a template with faults blocks', () => {
    expect(missing(ready, 2)).toEqual(['template']);
  });
  it('rows that all fall out block, and point to the template', () => {
    const counts = { given: 4, kept: 0, cut: 0, skipped: { 'too-long': 4 } };
    const outcome = { kind: 'skipped', reason: 'too-long', length: 99 } as const;
    const preview = {
      line: 1,
      outcome,
      tokens: [],
      counts,
      longestRow: 0,
      index: 0,
      rows: 4,
      overflow: 1,
      lengths: [],
      troubled: [],
      tokenSum: 0,
      most: { virtual: 0, fixed: 0, fields: {} },
      maximum: 64,
      longest: 99,
    };
    const state = {
      ...ready,
      templates: { ...ready.templates, preview: { kind: 'ready', preview } as const },
    };
    const unfinished = { kind: 'ready', preview: { ...preview, rows: 9 } } as const;
    const counting = { ...ready, templates: { ...ready.templates, preview: unfinished } };
    expect(readinessOf(counting, 0).some(({ kind }) => kind === 'length')).toBe(false);
    expect(readinessOf(state, 0).find(({ kind }) => kind === 'length')).toMatchObject({
      state: 'missing',
      count: 4,
      fix: 'template',
    });
  });
});
