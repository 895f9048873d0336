import { isolateHistory } from '@codemirror/commands';
import type { EditorView } from '@codemirror/view';
import type { TaskTemplate } from '../../prompt/taskTemplate';
import { usualSlotSize } from '../../prompt/templateFix';
import type { TemplatePart } from '../../prompt/templateText';
import { factsField } from './editor/templateState';
import { type Putting, puttingText } from './Palette';
import { insertedPart, templateParts } from './templateParts';

/** Puts a palette chip at the caret, in place of what is selected; the focus goes to the editor. */
export function putAtCaret(view: EditorView, putting: Putting): void {
  const text = puttingText(putting, view.state.field(factsField).virtualTokenSplits.length);
  view.dispatch(view.state.replaceSelection(text), {
    userEvent: 'input.palette',
    annotations: isolateHistory.of('full'),
    scrollIntoView: true,
  });
  view.focus();
}

/** Where there is no caret: at the end, but in front of the answer when it stands there. */
export function putInParts(template: TaskTemplate, putting: Putting): TaskTemplate {
  return insertedPart(template, endBeforeAnswer(template), partOf(putting)).template;
}

function partOf(putting: Putting): TemplatePart {
  switch (putting.kind) {
    case 'slot':
      return { kind: 'slot', size: usualSlotSize };
    case 'field':
      return { kind: 'field', name: putting.name };
    case 'text':
      // A part is never empty: a space to begin with.
      return { kind: 'text', text: ' ' };
  }
}

function endBeforeAnswer(template: TaskTemplate): number {
  const parts = templateParts(template);
  const last = parts.at(-1);
  const isAnswer = last?.kind === 'field' && last.name === template.answerField;
  return isAnswer ? parts.length - 1 : parts.length;
}
