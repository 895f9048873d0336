import * as v from 'valibot';
import { Failed } from '../base/failed';
import type { RunCheckpoint } from '../run/checkpoint';
import type { RunRecord } from '../run/runRecord';
import { printRunRecord, readRunRecord } from '../run/runRecordFile';
import type { StorageFailure } from '../run/storageFailure';
import { readCheckpoint, writeCheckpoint } from '../table/checkpointFile';
import type { Kit } from './kit';
import { figuresOf } from './runsSlice';

/** Key of the list of runs; each run has a key of its own, so that one step does not write all of them. */
const listKey = 'runs';
/** Where the last run can go on: encoder and optimiser. */
const checkpointKey = 'checkpoint';
const keyOf = (runId: string): string => `run:${runId}`;

/** A run that is going on is written down at most so often, in milliseconds. */
const writeEvery = 4000;

const idsSchema = v.array(v.string());

/** Keeps runs between visits: `restore` once, then every change is written down by itself. */
export function keepRuns(kit: Kit): { restore(): Promise<void> } {
  const { shelf } = kit.world;
  let hasComplained = false;
  const write = async (key: string, value: unknown): Promise<void> => {
    try {
      await shelf.put(key, value);
      hasComplained = false;
    } catch (error) {
      // One notice is enough while the shelf stays shut.
      if (!hasComplained) kit.complain(error);
      hasComplained = true;
    }
  };
  const writeRun = (record: RunRecord): Promise<void> => write(keyOf(record.runId), printRunRecord(record));

  let lastWritten = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The run that is going on, with its figures so far. */
  const writeRunning = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const record = kit.store.getState().runs.list.find(({ state }) => state === 'running');
    if (record === undefined) return;
    lastWritten = kit.world.now();
    void writeRun({ ...record, ...figuresOf(kit) });
  };

  const follow = (): void => {
    kit.store.subscribe((now, before) => {
      const { checkpoint } = now.runs;
      if (checkpoint !== before.runs.checkpoint) {
        // The figures up to there first: without them the run could not go on.
        writeRunning();
        void write(checkpointKey, checkpoint && writeCheckpoint(checkpoint));
      }
      if (now.runs.list === before.runs.list) return;
      const known = new Map(before.runs.list.map((record) => [record.runId, record]));
      for (const record of now.runs.list) {
        if (known.get(record.runId) === record) continue;
        if (record.state === 'running') writeRunning();
        else void writeRun(record);
      }
      const ids = now.runs.list.map(({ runId }) => runId);
      const gone = before.runs.list.filter(({ runId }) => !ids.includes(runId));
      for (const { runId } of gone) void write(keyOf(runId), undefined);
      if (ids.join() !== before.runs.list.map(({ runId }) => runId).join()) void write(listKey, ids);
    });
    kit.history.subscribe(() => {
      if (timer !== undefined || kit.store.getState().run.kind !== 'active') return;
      timer = setTimeout(writeRunning, Math.max(0, lastWritten + writeEvery - kit.world.now()));
    });
  };

  return {
    restore: async () => {
      try {
        const ids = v.safeParse(idsSchema, (await shelf.get(listKey)) ?? []);
        if (!ids.success) throw corrupt('list of runs', v.summarize(ids.issues));
        const records = await Promise.all(ids.output.map(readRun));
        const list = records.flatMap((record) => (record === undefined ? [] : [asLeft(record)]));
        kit.patch('runs', { list: [...kit.store.getState().runs.list, ...list] });
        const kept = await readKept();
        // Of a run that was removed on the last visit: nothing can go on from it.
        if (list.some(({ runId }) => runId === kept?.runId)) kit.patch('runs', { checkpoint: kept });
        else if (kept !== undefined) void write(checkpointKey, undefined);
      } catch (error) {
        kit.complain(error);
      }
      follow();
    },
  };

  async function readKept(): Promise<RunCheckpoint | undefined> {
    const value = await shelf.get(checkpointKey);
    if (value === undefined) return undefined;
    const read = value instanceof Uint8Array ? readCheckpoint(value) : undefined;
    if (read === undefined || !read.ok)
      throw corrupt('checkpoint of the last run', read?.error.kind ?? 'no bytes');
    return read.value;
  }

  async function readRun(runId: string): Promise<RunRecord | undefined> {
    try {
      const value = await shelf.get(keyOf(runId));
      if (value === undefined) return undefined;
      const read = readRunRecord(value);
      if (!read.ok) throw corrupt('run', `${read.error.path}: ${read.error.found}`);
      return read.value;
    } catch (error) {
      kit.complain(error);
      return undefined;
    }
  }
}

const corrupt = (what: string, reason: string): Failed<StorageFailure> =>
  new Failed({ kind: 'storage-corrupt', what, reason });

/** A run that was going on when the page went away is over now. */
const asLeft = (record: RunRecord): RunRecord =>
  record.state === 'running' ? { ...record, state: 'interrupted' } : record;
