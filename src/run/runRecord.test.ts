import { describe, expect, it } from 'vitest';
import { plainConfig, plainTemplate } from '../testing/tuneRequest';
import { metricsCsv } from './metricsCsv';
import { bestOf, type RunRecord, runName } from './runRecord';
import { printRunRecord, readRunRecord } from './runRecordFile';
import { settingAt, settingPaths, settingsDiff, settingsOf } from './settingsDiff';

const judged = {
  rows: 4,
  accuracy: 0.75,
  macroF1: 0.7,
  tasks: [{ taskname: 'mood', rows: 4, accuracy: 0.75, macroF1: 0.7 }],
};
const record: RunRecord = {
  runId: 'a',
  name: 'amber-fox',
  startedAt: 1,
  state: 'ended',
  config: plainConfig,
  templates: [plainTemplate],
  data: { name: 'rows.jsonl', rows: 4, repairs: 0 },
  base: { name: 'tiny', fingerprint: 'ab'.repeat(32) },
  adapter: 'WebAssembly',
  plan: { totalSteps: 2, stepsPerEpoch: 1 },
  baseline: { untuned: { loss: 2, judged }, majority: judged, seconds: 1 },
  columns: {
    step: Float64Array.of(1, 2),
    loss: Float64Array.of(3, 0.1),
    learningRate: Float64Array.of(0.01, 0.005),
    gradNorm: Float64Array.of(1, 2),
    tokens: Float64Array.of(10, 11),
    milliseconds: Float64Array.of(5, 6),
  },
  validations: [
    { step: 1, epoch: 1, loss: 1, best: true, judged: undefined },
    { step: 2, epoch: 2, loss: 2, best: false, judged },
  ],
  summary: undefined,
};

describe('a remembered run', () => {
  it('comes back from storage as it went, whatever it lacks', () => {
    const bare: RunRecord = { ...record, plan: undefined, baseline: undefined, validations: [] };
    for (const each of [record, bare])
      expect(readRunRecord(structuredClone(printRunRecord(each)))).toEqual({ ok: true, value: each });
  });

  it('is refused when it is not what it says', () => {
    const good = printRunRecord(record);
    const torn = { ...record.columns, loss: Float64Array.of(1) };
    for (const wrong of [
      null,
      {},
      { ...good, version: 2 },
      { ...good, columns: torn },
      { ...good, templates: [{}] },
      { ...good, config: { seed: 'x' } },
    ])
      expect(readRunRecord(wrong).ok).toBe(false);
  });

  it('has a name that follows from its id, and no two are the same', () => {
    const name = runName('a', []);
    expect(name).toMatch(/^[a-z]+-[a-z]+$/);
    expect(runName('a', [])).toBe(name);
    expect(runName('a', [name, `${name}-2`])).toBe(`${name}-3`);
  });

  it('knows the steps of its best loss and its best accuracy', () => {
    expect(bestOf(record.validations)).toMatchObject({ loss: { step: 1 }, accuracy: { step: 2 } });
    expect(bestOf([])).toEqual({ loss: undefined, accuracy: undefined });
  });

  it('gives its figures as CSV, a row per step, in full', () => {
    const lines = metricsCsv(record).trimEnd().split('\r\n');
    expect(lines).toEqual([
      'step,loss,learning_rate,grad_norm,tokens,ms,validation_loss,validation_accuracy,validation_macro_f1',
      '1,3,0.01,1,10,5,1,,',
      '2,0.1,0.005,2,11,6,2,0.75,0.7',
    ]);
  });
});

describe('settings of several runs', () => {
  it('only those that differ are told, spelt as in files', () => {
    const other: RunRecord = {
      ...record,
      config: { ...plainConfig, seed: 2, optimiser: { ...plainConfig.optimiser, learningRate: 0.5 } },
      templates: [{ ...plainTemplate, promptTemplate: '{text}' }],
    };
    expect(settingsDiff([record, record])).toEqual([]);
    expect(settingsDiff([record, other])).toEqual([
      { path: 'seed', values: ['1', '2'] },
      { path: 'optimiser.learning_rate', values: ['0.01', '0.5'] },
      { path: 'prompt_template', values: [plainTemplate.promptTemplate, '{text}'] },
    ]);
  });

  it('every setting has a known path, those of one task among several too', () => {
    const full: RunRecord = {
      ...record,
      config: {
        ...record.config,
        earlyStop: { patience: 2, minDelta: 0.1 },
        encoder: { ...record.config.encoder, initialisation: { kind: 'text', text: 'mood' } },
      },
    };
    expect(
      settingsOf(full)
        .map(([path]) => path)
        .toSorted(),
    ).toEqual([...settingPaths].toSorted());
    const two = settingsOf({ ...record, templates: [plainTemplate, plainTemplate] });
    expect(two.filter(([path]) => settingAt(path).known === undefined)).toEqual([]);
    expect(settingAt('task 2.taskname')).toEqual({ task: 2, known: 'taskname', name: 'taskname' });
    expect(settingAt('other_keys.note').known).toBeUndefined();
  });

  it('a run that never stops early differs from one that may in what the other waits for', () => {
    const patient = { ...record, config: { ...plainConfig, earlyStop: { patience: 2, minDelta: 0.1 } } };
    expect(settingsDiff([record, patient])).toEqual([
      { path: 'early_stop.patience', values: [undefined, '2'] },
      { path: 'early_stop.min_delta', values: [undefined, '0.1'] },
    ]);
  });
});
