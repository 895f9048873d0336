import { describe, expect, it } from 'vitest';
import { writeNpy } from '../table/exchange/npy';
import type { PromptTable } from '../table/promptTable';
import { writePromptTable } from '../table/promptTableFile';
import { createFakeEngine } from '../testing/fakeEngine';
import { buildWorld, tinyModel, wasmReport } from '../testing/fakeWorld';
import { readFixtureBytes } from '../testing/fixtures';
import { smallPrompt } from '../testing/promptTables';
import { createStudio } from './createStudio';
import { currentTable } from './currentTable';
import { templateOfText } from './importAnswers';
import type { IncomingFile } from './incomingSlice';

const tableOf = (...prompts: PromptTable['prompts']): PromptTable => ({
  base: { name: 'tiny', fingerprint: tinyModel.fingerprint },
  prompts,
  earlier: [],
  history: [],
});
const fileOf = (bytes: Uint8Array, path: string): IncomingFile => ({
  path,
  bytes: new Blob([new Uint8Array(bytes)]),
});
const tableFile = (table: PromptTable): IncomingFile =>
  fileOf(writePromptTable(table), 'prompt_table.safetensors');
const theTemplate = '<|VIRTUAL_PROMPT_0|> {text} mood:{label}';

async function openStudio() {
  const world = buildWorld({
    openEngine: () => createFakeEngine({ start: async () => wasmReport, loadModel: async () => tinyModel }),
  });
  const studio = createStudio(world, (callback) => callback());
  await studio.open();
  const incoming = () => studio.store.getState().incoming;
  const names = () =>
    currentTable(studio.store.getState())?.prompts.map(({ taskname, version }) => `${taskname} ${version}`);
  return { studio, incoming, names };
}

/** The numbers of a small prompt and nothing else. */
const npy = (numbers?: readonly number[]): IncomingFile =>
  fileOf(writeNpy(smallPrompt('any', numbers)), 'tone.npy');

describe('prompts from outside', () => {
  it('of a table of this base wait, and change nothing before they are taken', async () => {
    const { studio, incoming, names } = await openStudio();
    await studio.incoming.open([tableFile(tableOf(smallPrompt('a')))]);
    expect(incoming()).toMatchObject({ kind: 'ready', theirs: { prompts: [{ taskname: 'a' }] } });
    expect(names()).toBeUndefined();
    studio.incoming.take('version');
    expect(incoming()).toEqual({ kind: 'none' });
    expect(names()).toEqual(['a 1']);
  });

  it('become the next version of a task, or a task of another name, as the user says', async () => {
    const { studio, names } = await openStudio();
    const bring = async (clash: 'version' | 'rename', numbers: readonly number[]): Promise<void> => {
      await studio.incoming.open([tableFile(tableOf(smallPrompt('a', numbers)))]);
      studio.incoming.take(clash);
    };
    await bring('version', [1, 2, 3, 4]);
    await bring('version', [5, 6, 7, 8]);
    await bring('rename', [9, 9, 9, 9]);
    expect(names()).toEqual(['a 2', 'a-2 1']);
    studio.table.undo();
    expect(names()).toEqual(['a 2']);
  });

  it('of another base are refused with both names and fingerprints', async () => {
    const { studio, incoming } = await openStudio();
    const foreign = { ...tableOf(smallPrompt('a')), base: { name: 'other', fingerprint: 'f0' } };
    await studio.incoming.open([tableFile(foreign)]);
    expect(incoming()).toMatchObject({
      kind: 'refused',
      failure: {
        kind: 'table-other-base',
        tableBase: 'other',
        tableFingerprint: 'f0',
        baseName: 'tiny',
        baseFingerprint: tinyModel.fingerprint,
      },
    });
  });

  it('that do not say their task, template or base are asked about', async () => {
    const { studio, incoming, names } = await openStudio();
    await studio.incoming.open([npy()]);
    const asked = incoming();
    if (asked.kind !== 'asking') throw new Error(asked.kind);
    const [prompt] = asked.content.prompts;
    if (prompt === undefined) throw new Error('no prompt');
    expect(prompt.taskname).toBe('tone');
    const template = templateOfText(theTemplate, prompt.totalVirtualTokens, []);
    await studio.incoming.complete([{ prompt, taskname: 'tone', template, labels: ['good', 'bad'] }]);
    studio.incoming.take('version');
    expect(names()).toEqual(['tone 1']);
    expect(currentTable(studio.store.getState())?.prompts[0]).toMatchObject({
      labels: ['good', 'bad'],
      template: { taskname: 'tone', answerField: 'label', truncateField: 'text', totalVirtualTokens: 2 },
      embeddings: smallPrompt('tone').embeddings,
    });
  });

  it('of another width than the base are refused before anything is asked', async () => {
    const { studio, incoming } = await openStudio();
    await studio.incoming.open([npy([1, 2, 3, 4, 5, 6])]);
    expect(incoming()).toMatchObject({
      kind: 'refused',
      failure: { kind: 'foreign-width', found: 3, expected: 2, baseName: 'tiny' },
    });
  });

  it('in a hostile file are refused by name, and the table stays as it is', async () => {
    const { studio, incoming, names } = await openStudio();
    await studio.incoming.open([tableFile(tableOf(smallPrompt('a')))]);
    studio.incoming.take('version');
    await studio.incoming.open([fileOf(readFixtureBytes('nemo-table/hostile.nemo'), 'hostile.nemo')]);
    expect(incoming()).toMatchObject({
      kind: 'refused',
      name: 'hostile.nemo',
      failure: { kind: 'pickle-refused', what: 'global' },
    });
    expect(names()).toEqual(['a 1']);
  });

  it('in a file that cannot be read are refused with its name', async () => {
    const { studio, incoming } = await openStudio();
    const bytes = Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new Error('gone')) });
    await studio.incoming.open([{ path: 'tone.npy', bytes }]);
    expect(incoming()).toMatchObject({ failure: { kind: 'file-unreadable', name: 'tone.npy' } });
  });

  it('are let go when they are closed while still being read', async () => {
    const { studio, incoming } = await openStudio();
    const reading = studio.incoming.open([tableFile(tableOf(smallPrompt('a')))]);
    expect(incoming()).toMatchObject({ kind: 'reading' });
    studio.incoming.close();
    await reading;
    expect(incoming()).toEqual({ kind: 'none' });
  });
});

describe('a template that is only written down', () => {
  it('answers with its last field, cuts its first, and divides the virtual tokens', () => {
    const text = '<|VIRTUAL_PROMPT_0|> {question}<|VIRTUAL_PROMPT_1|> type:{answer}';
    expect(templateOfText(text, 7, [])).toMatchObject({
      virtualTokenSplits: [4, 3],
      totalVirtualTokens: 7,
      truncateField: 'question',
      answerField: 'answer',
      answerOnlyLoss: true,
    });
  });

  it('is the known one when its text is, with as many virtual tokens as there are rows', () => {
    const known = { ...smallPrompt('a').template, answerField: 'text', truncateField: 'label' };
    expect(templateOfText(known.promptTemplate, 5, [known])).toEqual({
      ...known,
      totalVirtualTokens: 5,
      virtualTokenSplits: [5],
    });
  });
});
