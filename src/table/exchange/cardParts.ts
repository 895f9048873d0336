import type { PromptTable, StandingScore, VirtualPrompt } from '../promptTable';
import type { CardFacts } from './exportBase';
import { inlineCode, markdownTable } from './markdown';

const unknown = 'unknown';

const share = (value: number | undefined): string =>
  value === undefined ? unknown : `${(100 * value).toFixed(1)} %`;
const count = (value: number | undefined): string => (value === undefined ? unknown : String(value));

/** Rows that the prompt was learned from and measured on. */
export function dataLines(facts: CardFacts | undefined): string {
  const rows = facts?.rows;
  return `Rows: ${count(rows?.train)} for training, ${count(rows?.validation)} for validation, ${count(rows?.test)} for test.`;
}

/** What decided the run, as its settings say. */
export function settingsLines({ config, metrics }: VirtualPrompt): string {
  if (config === undefined) return 'The settings are unknown: the prompt came from elsewhere.';
  const { encoder, optimiser, schedule } = config;
  const lines: readonly (readonly [string, string])[] = [
    ['Seed', String(config.seed)],
    [
      'Prompt encoder',
      `${encoder.kind}, ${count(encoder.layers)} layers, start: ${encoder.initialisation.kind}`,
    ],
    [
      'Optimiser',
      `${optimiser.kind}, learning rate ${optimiser.learningRate}, weight decay ${optimiser.weightDecay}`,
    ],
    ['Schedule', `${schedule.kind}, at most ${schedule.warmupSteps} warm-up steps`],
    ['Batch', `${config.batchSize} rows`],
    ['Steps', metrics === undefined ? unknown : String(metrics.steps)],
    ['BOS before the row', config.addBos ? 'yes' : 'no'],
    ['White space at virtual tokens', config.spacing],
  ];
  return lines.map(([name, value]) => `- ${name}: ${value}`).join('\n');
}

/** The scores beside those that they have to beat. */
export function scoreLines(prompt: VirtualPrompt, facts: CardFacts | undefined): string {
  const { metrics } = prompt;
  const tuned = ['this prompt', share(metrics?.accuracy), share(metrics?.macroF1)];
  const majority = ['most frequent answer', share(metrics?.majorityAccuracy), unknown];
  const others = (facts?.baselines ?? []).map((each) => [
    each.name,
    share(each.accuracy),
    share(each.macroF1),
  ]);
  const where =
    metrics?.measuredOn === undefined
      ? 'On which rows this was measured is unknown.'
      : `Measured on ${metrics.measuredOn} rows.`;
  const loss = metrics?.validationLoss === undefined ? unknown : metrics.validationLoss.toFixed(4);
  return `${markdownTable(['', 'accuracy', 'macro-F1'], [tuned, majority, ...others])}\n\n${where} Validation loss: ${loss}.`;
}

/** How the prompt stood after the last learning step that measured it. */
export function standingLine(
  { history }: PromptTable,
  { taskname, version }: VirtualPrompt,
): string | undefined {
  const scores = history.flatMap(({ standing }) =>
    standing.flatMap((each): readonly StandingScore[] =>
      each.taskname === taskname && each.version === version && each.score !== undefined ? [each.score] : [],
    ),
  );
  const last = scores.at(-1);
  return (
    last &&
    `After the last learning step, on ${last.rows} held-out rows: accuracy ${share(last.accuracy)}, macro-F1 ${share(last.macroF1)}.`
  );
}

/** The answers that the prompt knows, and what is taken for one of them. */
export function labelLines({ labels, aliases }: VirtualPrompt): string {
  const known =
    labels.length === 0
      ? 'Answers: any text, or unknown.'
      : `Answers seen in training: ${labels.map(inlineCode).join(', ')}.`;
  const mapped = aliases.map(({ from, to }) => `${inlineCode(from)} counts as ${inlineCode(to)}`);
  return mapped.length === 0 ? known : `${known} Before judging, ${mapped.join(', ')}.`;
}

export const limitLines = [
  '- The prompt works with this very base only: same weights, same tokenizer.',
  '- What it can do was learned from one set of rows; texts of another kind or language are untried.',
  '- Scores come from held-out rows of the same source; they can be lower elsewhere.',
  '- The base can have learned prejudice and mistakes from its own data; a prompt does not take them away.',
].join('\n');
