import { describe, expect, it } from 'vitest';
import type { TaskTemplate } from '../../../prompt/taskTemplate';
import { newsOf } from '../editNews';
import { withoutPart } from '../templateParts';
import { withSlotSize } from '../templateRoles';
import { createSession, type EditorSession } from './session';
import { templateOf } from './templateState';

const marker = (index: number): string => `<|VIRTUAL_PROMPT_${index}|>`;
const given: TaskTemplate = {
  taskname: 'mood',
  promptTemplate: `${marker(0)} {text}${marker(1)}\r\n{label}`,
  virtualTokenSplits: [10, 6],
  totalVirtualTokens: 16,
  truncateField: 'text',
  answerOnlyLoss: true,
  answerField: 'label',
};
const now = (session: EditorSession): TaskTemplate => templateOf(session.state());
const type = (session: EditorSession, from: number, to: number, insert: string): void =>
  session.dispatch({ changes: { from, to, insert }, userEvent: 'input.type' });

describe('the editing of a template', () => {
  it('holds it exactly as it is on disk', () => {
    expect(now(createSession(given))).toEqual(given);
  });

  it('a deleted slot takes its size along, the rest is renumbered, and one undo brings back all', () => {
    const session = createSession(given);
    type(session, 0, marker(0).length, '');
    expect(now(session)).toMatchObject({
      promptTemplate: ` {text}${marker(0)}\r\n{label}`,
      virtualTokenSplits: [6],
      totalVirtualTokens: 6,
    });
    session.undo();
    expect(now(session)).toEqual(given);
    session.redo();
    expect(now(session).virtualTokenSplits).toEqual([6]);
  });

  it('a slot put in front gets number 0 and the usual size, the others move on with theirs', () => {
    const session = createSession(given);
    type(session, 0, 0, marker(2));
    expect(now(session).virtualTokenSplits).toEqual([10, 10, 6]);
    expect(now(session).promptTemplate).toMatch(/^<\|VIRTUAL_PROMPT_0\|><\|VIRTUAL_PROMPT_1\|> /);
  });

  it('faults that came in stay while words are typed, so that the problems can tell of them', () => {
    const faulty = { ...given, promptTemplate: `${marker(1)} {text}`, totalVirtualTokens: 20 };
    const session = createSession(faulty);
    type(session, marker(1).length, marker(1).length, ' words');
    expect(now(session)).toEqual({ ...faulty, promptTemplate: `${marker(1)} words {text}` });
  });

  it('repeated steps of one size are one undo, another size or edit is another', () => {
    const session = createSession(given);
    const set = (slot: number, size: number): void =>
      session.apply(withSlotSize(now(session), slot, size), 'input.size', { key: `size ${slot}` });
    for (const size of [11, 12, 13]) set(0, size);
    set(1, 7);
    expect(now(session)).toMatchObject({ virtualTokenSplits: [13, 7], totalVirtualTokens: 20 });
    session.undo();
    expect(now(session).virtualTokenSplits).toEqual([13, 6]);
    session.undo();
    expect(now(session)).toEqual(given);
    expect(session.canUndo()).toBe(false);
    session.redo();
    expect(now(session).virtualTokenSplits).toEqual([13, 6]);
  });

  it('what changes nothing is no step', () => {
    const session = createSession(given);
    session.apply({ ...given }, 'input.settings');
    expect(session.canUndo()).toBe(false);
  });

  it('tells of chips that come and go and of undo, not of typed words', () => {
    const session = createSession(given);
    const told: unknown[] = [];
    session.subscribe((transactions) => told.push(...transactions.map((each) => newsOf(each))));
    session.apply(withoutPart(given, 3), 'delete.part');
    session.undo();
    type(session, given.promptTemplate.length, given.promptTemplate.length, '!');
    expect(told).toEqual([
      { kind: 'deleted', chip: { kind: 'slot', number: 2, of: 2, size: 6 } },
      { kind: 'undone' },
      undefined,
    ]);
  });
});
