import { own } from '../base/own';
import type { DataReport } from '../prompt/deskReport';
import type { TaskTemplate } from '../prompt/taskTemplate';
import { templateFieldNames } from '../prompt/templateSyntax';
import { defaultVirtualTokenSplits } from '../run/defaults';

/** Column names that usually hold the answer, most telling first. */
const answerNames = [
  'label',
  'answer',
  'target',
  'output',
  'completion',
  'class',
  'category',
  'sentiment',
  'intent',
];

/**
 * A working template for data that was just read: virtual tokens in front, and as many between the text and the answer's
 * cue. Those near the answer are what makes a small base learn; with virtual tokens in front alone it stays at the majority.
 * The answer is the column that the user chose, or the one that looks most like it.
 */
export function makeDefaultTemplate(
  report: DataReport,
  answerField: string | undefined = guessAnswerField(report),
): TaskTemplate {
  const textFields = report.fieldNames.filter((name) => name !== answerField && isText(report, name));
  const gap = answerField === undefined ? '' : gapBeforeAnswer(report, answerField);
  return {
    taskname: report.tasknames[0]?.taskname ?? 'task',
    promptTemplate: defaultText(textFields, answerField, gap),
    totalVirtualTokens: defaultVirtualTokenSplits.reduce((total, split) => total + split),
    virtualTokenSplits: defaultVirtualTokenSplits,
    truncateField: textFields[0],
    answerOnlyLoss: answerField !== undefined,
    answerField,
  };
}

function defaultText(textFields: readonly string[], answerField: string | undefined, gap: string): string {
  const texts = textFields.map((name) => `{${name}}`).join(' ');
  const answer = answerField === undefined ? '' : ` ${cueFor(answerField)}:${gap}{${answerField}}`;
  return `<|VIRTUAL_PROMPT_0|> ${texts}<|VIRTUAL_PROMPT_1|>${answer}`;
}

/** Whether a template still is as it was made from some columns: then nobody loses anything when it is made anew. */
export function isUntouchedDefault(template: TaskTemplate): boolean {
  const { answerField, promptTemplate, virtualTokenSplits, answerOnlyLoss } = template;
  const textFields = templateFieldNames(promptTemplate).filter((name) => name !== answerField);
  return (
    [' ', ''].some((gap) => promptTemplate === defaultText(textFields, answerField, gap)) &&
    virtualTokenSplits.length === defaultVirtualTokenSplits.length &&
    virtualTokenSplits.every((split, i) => split === defaultVirtualTokenSplits[i]) &&
    answerOnlyLoss === (answerField !== undefined) &&
    template.truncateField === textFields[0]
  );
}

/** Numbers such as an id are no text to read; a column with a few of them still is. */
function isText({ problems, rows }: DataReport, name: string): boolean {
  const fault = problems.find((each) => each.kind === 'column-not-text' && each.name === name);
  return fault?.kind !== 'column-not-text' || fault.rows * 2 < rows;
}

/** The column that is most likely the answer: by its name, else by few different values, else the last one. */
export function guessAnswerField(report: DataReport): string | undefined {
  const byName = answerNames.find((name) => report.fieldNames.some((field) => field.toLowerCase() === name));
  if (byName !== undefined) return report.fieldNames.find((field) => field.toLowerCase() === byName);
  const counted = report.fieldNames.filter((field) => own(report.values, field) !== undefined);
  const fewest = counted.sort((a, b) => countOf(report, a) - countOf(report, b))[0];
  return fewest ?? report.fieldNames.at(-1);
}

const countOf = (report: DataReport, field: string): number => own(report.values, field)?.length ?? 0;

/** `label` says nothing to a language model; other column names do. */
const cueFor = (field: string): string =>
  field.toLowerCase() === 'label' ? 'type' : field.replace(/_/g, ' ');

/** A space, unless the answers bring their own (NeMo's convention " positive") or start a new line. */
function gapBeforeAnswer(report: DataReport, field: string): string {
  const values = own(report.values, field) ?? [];
  const ownGap = values.length > 0 && values.every(({ value }) => /^\s/.test(value));
  return ownGap ? '' : ' ';
}
