import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunEvent } from '../bridge/contract';
import { writeZip } from '../table/archive/writeZip';
import { jsonBytes, readProjectArchive, writeProjectArchive } from '../table/projectArchive';
import { checkpointOf } from '../testing/checkpoints';
import { createFakeEngine, type EngineScript, endedEvent, stepEvents } from '../testing/fakeEngine';
import { buildWorld, memoryShelf, tinyModel, wasmReport } from '../testing/fakeWorld';
import { tuneRequest } from '../testing/tuneRequest';
import { createStudio } from './createStudio';
import type { StudioWorld } from './kit';
import type { ProjectChoice } from './projectWork';

const rows = ['a', 'b', 'c', 'd'].map((text, i) =>
  JSON.stringify({ taskname: 'mood', text, label: i % 2 === 0 ? 'good' : 'bad' }),
);
const sourceOf = (lines: readonly string[], name = 'rows.jsonl') => ({
  name,
  bytes: new Blob([lines.join('\n')]),
});
const script: EngineScript = {
  start: async () => wasmReport,
  loadModel: async () => tinyModel,
  tune: async function* (request) {
    yield* stepEvents([3, 2, 1]);
    yield { kind: 'validation', report: { step: 3, epoch: 1, loss: 0.5, best: true, judged: undefined } };
    const checkpoint = checkpointOf({
      runId: request.runId,
      config: request.config,
      templates: request.templates,
    });
    yield { kind: 'checkpoint', checkpoint } satisfies RunEvent;
    const ended = endedEvent(request, 3);
    const held = { line: 1, taskname: 'mood', fields: { text: 'a', label: 'good' } };
    yield { ...ended, heldOut: [held] };
  },
};
const everything: ProjectChoice = { data: true, heldOut: true, checkpoint: true };

async function openStudio(parts: Partial<StudioWorld> = {}) {
  const world = buildWorld({ openEngine: () => createFakeEngine(script), ...parts });
  const studio = createStudio(world, (callback) => callback());
  await studio.open();
  const state = () => studio.store.getState();
  /** Saves and gives back the file. */
  const save = async (choice: ProjectChoice): Promise<File> => {
    await studio.project.save(choice);
    const file = world.given.get('project.zip');
    if (file === undefined) throw new Error('no project was given');
    return new File([file], 'project.zip');
  };
  const notice = () => state().view.notices.at(-1)?.content;
  return { studio, state, save, notice };
}
type Opened = Awaited<ReturnType<typeof openStudio>>;

/** A studio in which everything was done once. */
async function busyStudio(): Promise<Opened> {
  const opened = await openStudio();
  const { studio, state } = opened;
  await studio.data.read('train', sourceOf(rows));
  await studio.data.repair('train', { kind: 'skip-lines', lines: [4] });
  studio.run.change({ ...state().settings, epochs: 7 });
  await studio.run.start();
  return opened;
}
/** What a project is to bring back. */
const essence = ({ state }: Opened) => {
  const { templates, settings, table, runs, data } = state();
  const { train } = data;
  return {
    templates: templates.list,
    settings,
    tables: table.tables,
    heldOut: table.heldOut,
    runs: runs.list,
    checkpoint: runs.checkpoint,
    data: train.kind === 'ready' ? [train.source.name, train.source.repairs, train.report.rows] : train.kind,
  };
};
const membersOf = async (file: File) => readProjectArchive(new Uint8Array(await file.arrayBuffer()), 'p');

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe('a project file', () => {
  it('R6 opens in an empty studio to the state that was saved', async () => {
    const first = await busyStudio();
    const file = await first.save(everything);
    const second = await openStudio();
    await second.studio.project.open(file);
    expect(second.notice()).toEqual({
      kind: 'project-opened',
      name: 'project.zip',
      former: undefined,
      hasData: true,
    });
    expect(essence(second)).toEqual(essence(first));
  });

  it('R6 is still there after a reload', async () => {
    const first = await busyStudio();
    const shelf = memoryShelf();
    const second = await openStudio({ shelf });
    await second.studio.project.open(await first.save(everything));
    await vi.advanceTimersByTimeAsync(5000);
    expect(essence(await openStudio({ shelf }))).toEqual(essence(first));
  });

  it('R6 holds no row of the user’s that was not ticked', async () => {
    const first = await busyStudio();
    const file = await first.save({ data: false, heldOut: false, checkpoint: false });
    const members = await membersOf(file);
    expect([...members.keys()]).toEqual([
      'templates.json',
      'settings.json',
      'tables/1.safetensors',
      'runs/1.json',
    ]);
    const second = await openStudio();
    await second.studio.data.read('train', sourceOf(rows.slice(0, 2), 'own.jsonl'));
    await second.studio.project.open(file);
    expect(essence(second)).toEqual({
      ...essence(first),
      checkpoint: undefined,
      heldOut: [],
      // What was open stays.
      data: ['own.jsonl', undefined, 2],
    });
  });

  it('R6 what it took the place of can be brought back', async () => {
    const first = await busyStudio();
    const second = await openStudio();
    await second.studio.data.read('train', sourceOf(rows.slice(0, 2), 'own.jsonl'));
    await second.studio.run.start();
    const before = essence(second);
    await second.studio.project.open(await first.save(everything));
    expect(essence(second)).not.toEqual(before);
    const notice = second.notice();
    if (notice?.kind !== 'project-opened' || notice.former === undefined) throw new Error('no way back');
    // A run learns into what is there; the work comes back when it has ended.
    const opened = essence(second);
    const { run } = second.studio.store.getState();
    second.studio.store.setState({
      run: {
        kind: 'active',
        request: tuneRequest(),
        phase: 'preparing',
        prepared: undefined,
        baseline: undefined,
        profile: undefined,
        stopping: false,
      },
    });
    await second.studio.project.bringBack(notice.former);
    expect(essence(second)).toEqual(opened);
    second.studio.store.setState({ run });
    await second.studio.project.bringBack(notice.former);
    expect(essence(second)).toEqual(before);
    const back = second.notice();
    if (back?.kind !== 'work-back' || back.former === undefined) throw new Error('no way forth');
    await second.studio.project.bringBack(back.former);
    expect(essence(second)).toEqual(opened);
  });
});

describe('a file that is no sound project', () => {
  const withMember = async (file: File, path: string, bytes: Uint8Array | undefined) => {
    const members = new Map(await membersOf(file));
    if (bytes === undefined) members.delete(path);
    else members.set(path, bytes);
    return writeProjectArchive([...members].map(([each, content]) => ({ path: each, bytes: content })));
  };
  const json = (value: unknown) => jsonBytes(value);
  it.each([
    ['templates.json', json({ task_templates: [{ taskname: 3 }] }), 'template-file-invalid'],
    ['templates.json', undefined, 'project-member-missing'],
    ['settings.json', json({ seed: 'x' }), 'project-content-invalid'],
    ['tables/1.safetensors', new Uint8Array(9), 'table-file-invalid'],
    ['tables/9.safetensors', new Uint8Array(9), 'project-member-unexpected'],
    ['runs/1.json', json({}), 'project-content-invalid'],
    ['checkpoint.safetensors', new Uint8Array(9), 'checkpoint-file-invalid'],
    ['held_out.json', json([{ digest: 1 }]), 'project-content-invalid'],
    ['data.json', json([{ part: 'exam', name: 'x', member: 'y', repairs: [] }]), 'project-content-invalid'],
    ['data.json', json([]), 'project-member-unexpected'],
    ['data/train.jsonl', undefined, 'project-member-missing'],
  ])('R6 %s replaced by %o: the work is as it was, and the notice names it', async (path, bytes, kind) => {
    const opened = await busyStudio();
    const before = essence(opened);
    const broken = await withMember(await opened.save(everything), path, bytes);
    await opened.studio.project.open(new File([broken], 'broken.zip'));
    expect(opened.notice()).toMatchObject({ kind: 'failure', failure: { kind } });
    expect(essence(opened)).toEqual(before);
  });

  it('R6 another zip, or no zip at all', async () => {
    const opened = await busyStudio();
    const before = essence(opened);
    await opened.studio.project.open(new File([writeZip([])], 'empty.zip'));
    expect(opened.notice()).toMatchObject({ failure: { kind: 'project-foreign' } });
    await opened.studio.project.open(new File(['hello'], 'hello.txt'));
    expect(opened.notice()).toMatchObject({ failure: { kind: 'foreign-damaged' } });
    expect(essence(opened)).toEqual(before);
  });
});
