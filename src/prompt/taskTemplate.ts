/** A task as NeMo describes it: one entry of `task_templates`. */
export interface TaskTemplate {
  readonly taskname: string;
  /** NeMo text: `<|VIRTUAL_PROMPT_0|> {sentence} sentiment:{label}`. */
  readonly promptTemplate: string;
  readonly totalVirtualTokens: number;
  readonly virtualTokenSplits: readonly number[];
  /** Field cut from its end when a row is too long. */
  readonly truncateField: string | undefined;
  readonly answerOnlyLoss: boolean;
  readonly answerField: string | undefined;
  /** Keys of an imported NeMo task that mean nothing here, as JSON values: they go out again with its export. */
  readonly otherKeys?: Readonly<Record<string, unknown>>;
}

/**
 * White space around virtual tokens. `literal`: kept. `nemo-2022`: stripped on both sides of every marker, as the slow
 * tokenizers did that NeMo ran on before transformers 4.34.
 */
export type Spacing = 'literal' | 'nemo-2022';

/** A stretch of a parsed template. `start`/`end` are offsets in `promptTemplate`. */
export type TemplateSegment =
  | { readonly kind: 'text'; readonly text: string; readonly start: number; readonly end: number }
  | { readonly kind: 'field'; readonly name: string; readonly start: number; readonly end: number }
  | { readonly kind: 'virtual'; readonly marker: number; readonly start: number; readonly end: number };
