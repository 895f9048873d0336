import { describe, expect, it } from 'vitest';
import { createDesk } from '../../bridge/deskCore';
import { plainTemplate } from '../../testing/tuneRequest';
import { type RuleExample, ruleExamples } from './ruleExamples';

const template = {
  ...plainTemplate,
  taskname: 'mood',
  promptTemplate: '<|VIRTUAL_PROMPT_0|> {text} {label}',
  answerField: 'label',
};
/** Rows around an example, so that it is one line of a file; examples that are a whole file stand alone. */
const around = ['a', 'b', 'c', 'd'].map((text, i) =>
  JSON.stringify({ text, label: i % 2 === 0 ? 'good' : 'bad' }),
);
const isWhole = ({ fault, lines }: RuleExample): boolean =>
  (lines?.length ?? 0) > 1 || fault.kind === 'pretty-printed';

async function problemsIn(example: RuleExample) {
  const lines = isWhole(example) ? (example.lines ?? []) : [...around, ...(example.lines ?? [])];
  const desk = createDesk();
  const source = { name: 'rows', bytes: new TextEncoder().encode(lines.join('\n')) };
  const options = { signal: new AbortController().signal, onProgress: () => undefined };
  const report = await desk.readData('train', source, options);
  return [...report.problems, ...(await desk.check('train', [template])).problems];
}

describe('the list of all that is checked', () => {
  const shown = Object.entries<RuleExample>(ruleExamples).filter(([, { lines }]) => lines !== undefined);

  it.each(shown)('%s is what the studio finds in its example', async (kind, example) => {
    expect(example.fault.kind).toBe(kind);
    const { rows: _, usualRows: __, ...fault } = { rows: 0, usualRows: 0, ...example.fault };
    expect(await problemsIn(example)).toContainEqual(expect.objectContaining(fault));
  });
});
