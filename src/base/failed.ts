/**
 * An expected failure of the world (no GPU, a broken file, a full disk) on its way up through async code.
 * It carries facts as a tagged value; the sentence a person reads is written in `words`.
 * Our own mistakes are never `Failed`: they stay plain errors with a stack.
 */
export class Failed<F extends { readonly kind: string }> extends Error {
  override readonly name = 'Failed';
  readonly failure: F;

  constructor(failure: F) {
    super(failure.kind);
    this.failure = failure;
  }
}
