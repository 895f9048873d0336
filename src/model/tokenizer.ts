/** What the rest of the house needs of a tokenizer. Ids are vocabulary ids, never virtual tokens. */
export interface Tokenizer {
  /** Highest id + 1, added tokens included. */
  readonly vocabSize: number;
  /** `<|endoftext|>` in GPT-2: ends every training row. */
  readonly eosId: number;
  readonly bosId: number;
  /** Ids of `text` with nothing added; special tokens written in the text are plain characters (rows that users bring). */
  encode(text: string): number[];
  /** Text of ids; invalid UTF-8 becomes U+FFFD as in the WHATWG decoder. */
  decode(ids: ArrayLike<number>, options?: { readonly skipSpecial?: boolean }): string;
  /** Text of one id for display (may hold U+FFFD when the token is part of a character). */
  token(id: number): string;
  /** UTF-8 bytes of text that this id stands for; they may be a part of a character. */
  bytes(id: number): Uint8Array;
  /**
   * Number of UTF-8 bytes of text that this id stands for. Over `encode(text)` they add up to the bytes of `text`
   * (a lone surrogate counts as U+FFFD, three bytes): that is how spans of tokens are found.
   */
  byteLength(id: number): number;
  /** Id of a special token spelt exactly so (`<|endoftext|>`), for template text; undefined for others. */
  specialId(text: string): number | undefined;
  /** The special tokens' spellings. */
  readonly specials: readonly string[];
}
