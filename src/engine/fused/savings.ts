/** What a step leaves out because only the prompt is trained. All are on; the bench shows what each is worth. */
export interface Savings {
  /** What all rows of a batch begin with is computed once. */
  readonly sharedPrefix: boolean;
  /** Text before the first virtual token takes no part in the way back. */
  readonly frozenText: boolean;
  /** Its keys and values are kept from step to step. */
  readonly frozenCache: boolean;
  /** The last block's queries and the head run at answer positions only. */
  readonly answerRows: boolean;
}

export const allSavings: Savings = {
  sharedPrefix: true,
  frozenText: true,
  frozenCache: true,
  answerRows: true,
};

/** Names for people. */
export const savingNames: Readonly<Record<string, keyof Savings>> = {
  'shared-prefix': 'sharedPrefix',
  'frozen-text': 'frozenText',
  'frozen-cache': 'frozenCache',
  'answer-rows': 'answerRows',
};
