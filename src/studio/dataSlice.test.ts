import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Desk } from '../bridge/contract';
import { createDesk } from '../bridge/deskCore';
import { createFakeEngine } from '../testing/fakeEngine';
import { buildWorld, tinyModel, wasmReport } from '../testing/fakeWorld';
import { createStudio, type Studio } from './createStudio';
import { newestChange, partWith } from './dataHistory';

const lines = ['a', 'b', 'c', 'd'].map((text, i) => JSON.stringify({ text, label: i % 2 ? 'x' : 'y' }));
const source = (...more: readonly string[]) => ({
  name: 'rows.jsonl',
  bytes: new TextEncoder().encode([...lines, ...more].join('\n')),
});

function openStudio(desk: Partial<Desk> = {}): Studio {
  const engine = createFakeEngine({ start: async () => wasmReport, loadModel: async () => tinyModel });
  return createStudio(
    buildWorld({ openEngine: () => engine, desk: { ...createDesk(), ...desk } }),
    (callback) => callback(),
  );
}

function trainOf(studio: Studio) {
  const { train } = studio.store.getState().data;
  if (train.kind !== 'ready') throw new Error(`train is ${train.kind}`);
  return train;
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe('changes to data', () => {
  it('keep the bytes, can be undone, redone and taken back one by one, and say what was done', async () => {
    const studio = openStudio();
    await studio.data.read('train', source());
    await studio.data.repair('train', { kind: 'skip-lines', lines: [1] });
    await studio.data.repair('train', { kind: 'skip-lines', lines: [2, 3] });
    expect(trainOf(studio)).toMatchObject({ report: { rows: 1 }, change: { how: 'made', rowsBefore: 3 } });
    await studio.data.undo('train');
    expect(trainOf(studio)).toMatchObject({ report: { rows: 3 }, change: { how: 'undone' } });
    await studio.data.redo('train');
    expect(trainOf(studio).report.rows).toBe(1);
    await studio.data.takeBack('train', 0);
    expect(trainOf(studio)).toMatchObject({ report: { rows: 2 }, change: { how: 'taken-back' } });
    await studio.data.undo('train');
    await studio.data.undo('train');
    expect(trainOf(studio)).toMatchObject({ report: { rows: 4 }, undone: [{ lines: [2, 3] }] });
  });

  it('are undone in the part that was changed last, and then in the others', async () => {
    const studio = openStudio();
    const data = () => studio.store.getState().data;
    await studio.data.read('train', source());
    await studio.data.read('validation', source());
    expect(partWith('something to undo', data())).toBeUndefined();
    await studio.data.repair('train', { kind: 'skip-lines', lines: [1] });
    await studio.data.repair('validation', { kind: 'skip-lines', lines: [2] });
    expect(newestChange(data())).toMatchObject({ part: 'validation', rows: 3 });
    expect(partWith('something to undo', data())).toBe('validation');
    await studio.data.undo('validation');
    expect(partWith('something to undo', data())).toBe('train');
    expect(partWith('something to redo', data())).toBe('validation');
  });

  it('that come while another is being applied are added to it', async () => {
    const studio = openStudio();
    await studio.data.read('train', source());
    const both = [1, 2].map((line) => studio.data.repair('train', { kind: 'skip-lines', lines: [line] }));
    expect(trainOf(studio).isMending).toBe(true);
    await Promise.all(both);
    expect(trainOf(studio)).toMatchObject({ isMending: false, report: { rows: 2, leftOut: 2 } });
  });

  it('come with the problems that are left, so that none goes and comes back', async () => {
    const studio = openStudio();
    await studio.data.read('train', source('{"text": "e", "label": ""}', '{"text": "f", "label": ""}'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(trainOf(studio).checked).toMatchObject({ problemCounts: { 'empty-text': 2 }, unusable: 2 });
    await studio.data.repair('train', { kind: 'skip-lines', lines: [5] });
    expect(trainOf(studio).checked).toMatchObject({ problemCounts: { 'empty-text': 1 }, unusable: 1 });
  });

  it('that cannot be applied leave everything as it was, and a notice says so', async () => {
    let isBroken = false;
    const desk = createDesk();
    const studio = openStudio({
      ...desk,
      readData: (...given) => (isBroken ? Promise.reject(new Error('gone')) : desk.readData(...given)),
    });
    await studio.data.read('train', source());
    isBroken = true;
    await studio.data.repair('train', { kind: 'skip-lines', lines: [1] });
    expect(trainOf(studio)).toMatchObject({ isMending: false, report: { rows: 4 } });
    expect(studio.store.getState().view.notices).toMatchObject([{ content: { kind: 'failure' } }]);
  });
});

describe('a file that is taken away', () => {
  const brought = async () => {
    const studio = openStudio();
    await studio.data.bring('train', source());
    expect(studio.store.getState().view.notices).toEqual([]);
    await studio.data.repair('train', { kind: 'skip-lines', lines: [1] });
    return studio;
  };

  it.each(['removed', 'replaced'])('can be brought back with its changes when it is %s', async (how) => {
    const studio = await brought();
    if (how === 'removed') await studio.data.remove('train');
    else await studio.data.bring('train', source('{"text": "new", "label": "x"}'));
    const [notice] = studio.store.getState().view.notices;
    if (notice?.content.kind !== 'data-removed') throw new Error('no way back');
    await studio.data.read(notice.content.part, notice.content.source);
    expect(trainOf(studio)).toMatchObject({ report: { rows: 3, leftOut: 1 } });
  });
});

it('a template that nobody touched follows a column to its new name and back', async () => {
  const studio = openStudio();
  const bytes = new TextEncoder().encode('{" text": "a", "label": "x"}\n{" text": "b", "label": "y"}');
  await studio.data.read('train', { name: 'rows.jsonl', bytes });
  const text = () => studio.store.getState().templates.list[0]?.promptTemplate;
  expect(text()).toContain('{ text}');
  await studio.data.repair('train', { kind: 'rename-column', from: ' text', to: 'text' });
  expect(text()).toContain('{text}');
  await studio.data.undo('train');
  expect(text()).toContain('{ text}');
});
