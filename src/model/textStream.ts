import type { Tokenizer } from './tokenizer';

/** Turns ids into text one at a time. */
export interface TextStream {
  /** What the id adds to the text: a character that spans ids comes with its last one. */
  push(id: number): string;
  /** What is left at the end: U+FFFD for a character that was never completed, else nothing. */
  end(): string;
}

/** Special tokens have no text; all else is as `decode` gives it. */
export function createTextStream(tokenizer: Pick<Tokenizer, 'bytes' | 'specials' | 'specialId'>): TextStream {
  const specials = new Set(tokenizer.specials.map((text) => tokenizer.specialId(text)));
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  return {
    push: (id) => (specials.has(id) ? '' : utf8.decode(tokenizer.bytes(id), { stream: true })),
    end: () => utf8.decode(),
  };
}
