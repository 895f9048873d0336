import { classReport, shareOf } from './classReport';
import type { IntentAndSlotReport, JudgedAnswer } from './report';

/** An answer such as `Intent: play_music`, `Slots: artist(abba), room(kitchen)`; a part that cannot be read is undefined. */
export interface IntentAndSlots {
  readonly intent: string | undefined;
  /** `name(value)` of each slot, in their order. */
  readonly slots: readonly string[] | undefined;
}

/** Reads an answer of NeMo's intent-and-slot tasks (rule J6): a line `Intent: …`, and a line `Slots: …` or `Slots: None`. */
export function readIntentAndSlots(answer: string): IntentAndSlots {
  const line = (start: string): string | undefined =>
    answer
      .split('\n')
      .find((each) => each.trimStart().startsWith(start))
      ?.trim()
      .slice(start.length)
      .trim();
  const intent = line('Intent:');
  const slots = line('Slots:');
  return {
    intent: intent === '' ? undefined : intent,
    slots: slots === undefined ? undefined : readSlots(slots),
  };
}

/** `a(b), c(d (e), f)`: parentheses inside a value come in pairs. Undefined where the list cannot be read. */
function readSlots(list: string): readonly string[] | undefined {
  if (list === 'None') return [];
  const parts = [''];
  let depth = 0;
  for (const character of list) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (depth < 0) return undefined;
    if (character === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${character}`);
  }
  const slots = parts.map((part) => /^([^()]+)\((.*)\)$/.exec(part.trim()));
  if (depth > 0 || slots.includes(null)) return undefined;
  return slots.map((slot) => `${slot?.[1]?.trim()}(${slot?.[2]?.trim()})`);
}

/**
 * Intent accuracy, and F1 over (slot, value) pairs that agree exactly, counted over all rows together. `rename` is
 * applied to intents too. Undefined without rows or where a label has not this form.
 */
export function intentAndSlotReport(
  answers: readonly JudgedAnswer[],
  rename: (text: string) => string,
): IntentAndSlotReport | undefined {
  const rows = answers.map(({ label, prediction }) => ({
    label: readIntentAndSlots(label),
    answer: readIntentAndSlots(prediction),
  }));
  const formed = rows.every(({ label }) => label.intent !== undefined && label.slots !== undefined);
  if (rows.length === 0 || !formed) return undefined;
  const nameOf = ({ intent }: IntentAndSlots): string => (intent === undefined ? '' : rename(intent));
  const intents = rows.map(({ label, answer }) => ({ label: nameOf(label), prediction: nameOf(answer) }));
  let [right, labelled, answered] = [0, 0, 0];
  for (const { label, answer } of rows) {
    labelled += label.slots?.length ?? 0;
    answered += answer.slots?.length ?? 0;
    right += common(label.slots ?? [], answer.slots ?? []);
  }
  const scores = {
    precision: shareOf(right, answered),
    recall: shareOf(right, labelled),
    f1: shareOf(2 * right, labelled + answered),
  };
  return {
    intents: classReport(intents),
    slots: labelled + answered === 0 ? undefined : { ...scores, right, labelled, answered },
    malformed: rows.filter(({ answer }) => answer.intent === undefined || answer.slots === undefined).length,
  };
}

/** Pairs that both lists hold, each as often as both do. */
function common(a: readonly string[], b: readonly string[]): number {
  const left = [...b];
  return a.filter((slot) => {
    const place = left.indexOf(slot);
    if (place >= 0) left.splice(place, 1);
    return place >= 0;
  }).length;
}
