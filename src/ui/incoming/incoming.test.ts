import { describe, expect, it } from 'vitest';
import type { ImportedPrompt } from '../../table/foreign/importedPrompt';
import { planMerge } from '../../table/mergeTables';
import { smallPrompt } from '../../testing/promptTables';
import { answerOfDraft, draftFaults, firstDraft, templateOfDraft } from './importDraft';
import { knownTemplates } from './knownTemplates';
import { nextVersion } from './nextVersion';

const base = { name: 'tiny', fingerprint: 'aa' };
const bare: ImportedPrompt = {
  taskname: undefined,
  embeddings: new Float32Array(6),
  totalVirtualTokens: 3,
  hiddenSize: 2,
  template: undefined,
  labels: [],
  base: undefined,
};

describe('the form for an imported prompt', () => {
  it('starts with what the file says, and keeps its template while the text is the same', () => {
    const { template } = smallPrompt('a');
    const told = { ...bare, totalVirtualTokens: 2, taskname: 'a', template, labels: ['yes', 'no'] };
    const draft = firstDraft(told);
    expect(draft).toMatchObject({ taskname: 'a', labels: 'yes\nno' });
    expect(answerOfDraft({ ...draft, taskname: ' b ' }, told, [])).toMatchObject({
      taskname: 'b',
      template: { ...template, taskname: 'b' },
      labels: ['yes', 'no'],
    });
  });

  it('cannot be sent without a name, with a name twice, or with a template that has no place', () => {
    const draft = firstDraft(bare);
    const kindsOf = (change: Partial<typeof draft>, others: readonly string[] = []) =>
      draftFaults(templateOfDraft({ ...draft, ...change }, bare, []), others).map(({ kind }) => kind);
    expect(kindsOf({ taskname: 'a' })).toEqual([]);
    expect(kindsOf({})).toEqual(['taskname-empty']);
    expect(kindsOf({ taskname: 'a' }, ['a'])).toEqual(['taskname-repeated']);
    expect(kindsOf({ taskname: 'a', promptTemplate: '{text} {label}' })).toContain('no-slot');
  });

  it('offers every template text once', () => {
    const { template } = smallPrompt('a');
    const other = { ...template, promptTemplate: '<|VIRTUAL_PROMPT_0|>{text}{label}' };
    const table = { base, prompts: [smallPrompt('b')], earlier: [], history: [] };
    expect(knownTemplates([template, other], table)).toEqual([template, other]);
    expect(knownTemplates([], table)).toEqual([smallPrompt('b').template]);
  });
});

describe('the preview of a merge', () => {
  it('tells the version that a prompt will have', () => {
    const ours = { base, prompts: [{ ...smallPrompt('a'), version: 3 }], earlier: [], history: [] };
    const theirs = { base, prompts: [smallPrompt('a', [9, 9, 9, 9])], earlier: [], history: [] };
    const versions = planMerge(ours, theirs, 'version').map((entry) => nextVersion(theirs, entry));
    expect(versions).toEqual([4]);
  });
});
