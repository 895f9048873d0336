/** A problem in words. */
export interface Sentence {
  /** What happened and where. */
  readonly what: string;
  /** What to do about it. */
  readonly hint: string;
}

/** Both parts in one line, for terminals and logs. */
export const oneLine = ({ what, hint }: Sentence): string => (hint === '' ? what : `${what} ${hint}`);
