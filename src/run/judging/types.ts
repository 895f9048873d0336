/** An answer that counts as another one: `positiva` as `positive`. Both as they stand, without outer white space. */
export interface LabelAlias {
  readonly from: string;
  readonly to: string;
}

/** How the log-probabilities of labels of different length are made comparable before the best one is taken. */
export const normalisations = ['sum', 'token', 'character'] as const;
/** sum: as they are. token: divided by the label's tokens, EOS included. character: by its code points. */
export type Normalisation = (typeof normalisations)[number];

/** Who answers the rows: the learned prompts, the untuned model after `shots` solved rows, or always the commonest label. */
export type Contestant =
  | { readonly kind: 'tuned' }
  | { readonly kind: 'untuned'; readonly shots: number }
  | { readonly kind: 'majority' };
