import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../base/assert';
import type { Engine, RowPrediction } from '../bridge/contract';
import type { DataSource } from '../data/dataset';
import type { VirtualPrompt } from '../table/promptTable';
import { collectRun, eventsOf, jsonLines, smallRequest, startSmallSession } from '../testing/smallRun';

let session: Engine;
let prompts: readonly VirtualPrompt[];
const never = new AbortController().signal;

beforeAll(async () => {
  session = await startSmallSession();
  const events = await collectRun(session, smallRequest({ epochs: 8 }));
  prompts = at(eventsOf(events, 'ended'), 0).prompts;
});
afterAll(() => session.dispose());

describe('predicting a file', () => {
  const data = jsonLines([
    { taskname: 'mood', sentence: 'The film was warm and lovely.', label: ' good' },
    { taskname: 'intent', utterance: 'Wake me up at noon.', intent: 'clock' },
    { taskname: 'weather', sentence: 'It rains.' },
    { taskname: 'mood', sentence: 'The phone was dull.' },
  ]);
  const given = (source: DataSource, done: readonly number[] = []) =>
    ({ data: { kind: 'source', source }, maxNewTokens: 8, normalisation: 'sum', done }) as const;
  const predict = async (
    table: readonly VirtualPrompt[],
    source: DataSource = data,
    done: readonly number[] = [],
  ): Promise<readonly RowPrediction[]> => {
    const rows: RowPrediction[] = [];
    for await (const event of session.predict({ prompts: table, ...given(source, done) }, never))
      if (event.kind === 'answered') rows.push(...event.rows);
    return rows.toSorted((a, b) => a.line - b.line);
  };

  it('looks every row up by its taskname, tasks mixed, and leaves no row out', async () => {
    const rows = await predict(prompts);
    expect(rows.map((row) => [row.line, row.taskname, row.skipped])).toEqual([
      [1, 'mood', undefined],
      [2, 'intent', undefined],
      [3, 'weather', 'unknown-task'],
      [4, 'mood', undefined],
    ]);
    expect(Object.keys(at(rows, 0).labelScores ?? {})).toEqual(prompts[0]?.labels);
    expect(at(rows, 3).label).toBeUndefined();
  });
  it('gives each row what its prompt gives alone, whatever else is in the table', async () => {
    const together = await predict(prompts);
    const turned = await predict(prompts.toReversed());
    const alone = await predict(prompts.slice(0, 1));
    const scoreOf = (rows: typeof together, row: number): number =>
      Math.max(...Object.values(at(rows, row).labelScores ?? {}));
    expect(scoreOf(turned, 0)).toBeCloseTo(scoreOf(together, 0), 4);
    expect(scoreOf(alone, 3)).toBeCloseTo(scoreOf(together, 3), 4);
    expect(at(alone, 1).skipped).toBe('unknown-task');
  });
  it('G10 cuts a row that is too long by the rule of its template, marks it, and drops none', async () => {
    const sentence = 'warm and lovely '.repeat(30);
    const long = jsonLines([
      { taskname: 'mood', sentence },
      { taskname: 'intent', utterance: sentence },
    ]);
    const rows = await predict(prompts, long);
    expect(rows.map(({ skipped }) => skipped)).toEqual([undefined, 'too-long']);
    expect(at(rows, 0).cut).toBeGreaterThan(0);
    expect(prompts[0]?.labels).toContain(at(rows, 0).prediction);
  });
  it('G11 leaves lines alone that are answered already', async () => {
    const whole = await predict(prompts);
    const rest = await predict(prompts, data, [1, 3]);
    expect(rest.map(({ line, prediction }) => [line, prediction])).toEqual(
      [whole[1], whole[3]].map((row) => [row?.line, row?.prediction]),
    );
    expect(await predict(prompts, data, [1, 2, 3, 4])).toEqual([]);
  });
  it('hears a cancel before the first answer of a long file', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => ({
      line: i + 1,
      taskname: 'mood',
      fields: { sentence: `Number ${i}.` },
    }));
    const request = { prompts, ...given(data), data: { kind: 'rows', rows } } as const;
    const controller = new AbortController();
    const events = session.predict(request, controller.signal)[Symbol.asyncIterator]();
    const first = events.next();
    setTimeout(() => controller.abort());
    await expect(first).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });
  it('generates where there are no labels to score', async () => {
    const open = prompts.map((prompt) => ({ ...prompt, labels: [] }));
    const [row] = await predict(open);
    expect(row?.labelScores).toBeUndefined();
    expect([' good', ' not good']).toContain(row?.prediction);
  });
  it('refuses a file without any known task', async () => {
    const strangers = { prompts, ...given(jsonLines([{ taskname: 'weather', text: 'x' }])) };
    const events = session.predict(strangers, never)[Symbol.asyncIterator]();
    await expect(events.next()).rejects.toMatchObject({
      failure: { kind: 'unknown-task', taskname: 'weather', known: ['mood', 'intent'] },
    });
  });
});
