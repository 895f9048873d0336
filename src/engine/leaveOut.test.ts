import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../base/assert';
import type { Engine, TuneRequest } from '../bridge/contract';
import { readFixtureBytes } from '../testing/fixtures';
import {
  collectRun,
  columnOf,
  eventsOf,
  jsonLines,
  smallRequest,
  smallTemplates,
  startSmallSession,
} from '../testing/smallRun';

let session: Engine;
beforeAll(async () => {
  session = await startSmallSession();
});
afterAll(() => session.dispose());

const text = new TextDecoder().decode(readFixtureBytes('p-tuning-run/train.jsonl'));
const rows = text
  .trim()
  .split('\n')
  .map((line): Record<string, string> => JSON.parse(line));
const split = { validationShare: 0.25, testShare: 0.25 };
const moodOnly = (data: readonly Record<string, string>[], leaveOut?: readonly string[]): TuneRequest => ({
  ...smallRequest({ epochs: 1, split }),
  data: { train: jsonLines(data), validation: undefined, test: undefined },
  templates: smallTemplates.slice(0, 1),
  ...(leaveOut && { leaveOut }),
});
const endOf = (events: Awaited<ReturnType<typeof collectRun>>) => at(eventsOf(events, 'ended'), 0);

describe('tasks that a run leaves alone', () => {
  it('R1 their rows are not read: the rest is split and trained as if they were not there', async () => {
    const mood = rows.filter(({ taskname }) => taskname === 'mood');
    const nameless = { sentence: 'The film was warm and lovely.', label: ' good' };
    const alone = await collectRun(session, moodOnly(mood));
    const beside = await collectRun(session, moodOnly([...rows, nameless], ['intent']));
    const { counts } = endOf(beside).report;
    expect(counts).toEqual(endOf(alone).report.counts);
    expect(counts.train.given + counts.validation.given + counts.test.given).toBe(mood.length);
    expect(columnOf(beside, 'loss')).toEqual(columnOf(alone, 'loss'));
    expect(endOf(beside).prompts.map(({ embeddings }) => embeddings)).toEqual(
      endOf(alone).prompts.map(({ embeddings }) => embeddings),
    );
  });
});

describe('what a run hands over besides its prompts', () => {
  it('held-out rows of every task, each with its taskname, none of them trained on', async () => {
    const request = { ...smallRequest({ epochs: 1, split }), data: moodOnly(rows).data };
    const { heldOut, report } = endOf(await collectRun(session, request));
    expect(new Set(heldOut.map(({ taskname }) => taskname))).toEqual(new Set(['mood', 'intent']));
    expect(heldOut).toHaveLength(report.counts.validation.given);
  });
  it('rows of test where there is no validation', async () => {
    const only = moodOnly(
      rows.filter(({ taskname }) => taskname === 'mood').map(({ taskname: _, ...row }) => row),
    );
    const request = { ...only, config: { ...only.config, split: { validationShare: 0, testShare: 0.25 } } };
    const { heldOut, report } = endOf(await collectRun(session, request));
    expect(heldOut).toHaveLength(report.counts.test.given);
    expect(heldOut.every(({ taskname }) => taskname === 'mood')).toBe(true);
  });
  it('the rows of every prompt before the first step', async () => {
    const { prompts } = endOf(
      await collectRun(
        session,
        smallRequest({ maxSteps: 1, encoder: { ...smallRequest().config.encoder, kind: 'embedding' } }),
      ),
    );
    for (const { start, embeddings } of prompts) {
      expect(start?.length).toBe(embeddings.length);
      const moved = embeddings.map((value, i) => Math.abs(value - (start?.[i] ?? 0)));
      expect(Math.max(...moved)).toBeGreaterThan(0);
      expect(Math.max(...moved)).toBeLessThan(0.1);
    }
  });
});
