import { Failed } from '../base/failed';
import { fieldText } from '../data/dataset';
import { type EncodingPlan, taskOfRow } from '../prompt/encodingPlan';
import type { TaskTemplate } from '../prompt/taskTemplate';
import type { EngineFailure } from '../run/engineFailure';
import type { SplitName } from '../run/runEvent';
import type { EncodedRun } from './encodeRun';

const refuse = (failure: EngineFailure): never => {
  throw new Failed(failure);
};

/** Virtual tokens of every task; tasks of one run share one encoder, so all have the same number (NeMo's rule 6). */
export function sharedVirtualTokens(templates: readonly TaskTemplate[]): number {
  const totals = new Map(templates.map((t) => [t.taskname, t.totalVirtualTokens]));
  const [first = 0, ...others] = new Set(totals.values());
  if (others.length > 0) refuse({ kind: 'unequal-virtual-tokens', totals: Object.fromEntries(totals) });
  return first;
}

/** Answers are never cut, so one that leaves no room for anything else can never be trained. */
function checkAnswersFit(plan: EncodingPlan, encoded: EncodedRun): void {
  const { maxSequenceLength, addBos, addEos } = plan.options;
  for (const example of encoded.tooLong) {
    const template = taskOfRow(plan, example.taskname)?.template;
    const label = template?.answerField === undefined ? undefined : fieldText(example, template.answerField);
    if (template === undefined || label === undefined) continue;
    const tokens = plan.tokenizer.encode(label).length;
    const taken = template.totalVirtualTokens + Number(addBos) + Number(addEos);
    const room = Math.max(0, maxSequenceLength - taken);
    if (tokens > room) refuse({ kind: 'label-too-long', line: example.line, label, tokens, room });
  }
}

function checkRowsLeft(encoded: EncodedRun): void {
  for (const split of ['train', 'validation', 'test'] satisfies SplitName[]) {
    const { given, kept, skipped } = encoded.counts[split];
    const needed = split === 'train' || given > 0;
    if (needed && kept === 0) refuse({ kind: 'no-rows-left', split, given, skipped });
  }
}

/** A task whose training rows all have one answer has nothing to learn. */
function checkClasses(encoded: EncodedRun): void {
  for (const [taskname, labels] of Object.entries(encoded.labels)) {
    const [label] = labels;
    if (labels.length !== 1 || label === undefined) continue;
    const rows = encoded.train.filter((row) => row.taskname === taskname).length;
    refuse({ kind: 'one-class-only', taskname, label, rows });
  }
}

/** Throws Failed<EngineFailure> when the rows cannot make a run. */
export function checkRun(plan: EncodingPlan, encoded: EncodedRun): void {
  checkAnswersFit(plan, encoded);
  checkRowsLeft(encoded);
  checkClasses(encoded);
}
