import type { FrozenSpan } from './planAttention';

/** A text whose keys have a place now, but are not there yet. */
export interface MissingText {
  readonly text: readonly number[];
  readonly span: FrozenSpan;
}

export interface PlacedTexts {
  /** One per text asked for. */
  readonly spans: readonly FrozenSpan[];
  /** Texts whose keys must be computed before anybody reads them; each once. */
  readonly missing: readonly MissingText[];
}

/** Who holds which slots of the cache of frozen keys. */
export interface FrozenSlots {
  /** Places for all texts (word ids) at once; undefined when there is no room for them together. */
  place(texts: readonly (readonly number[])[]): PlacedTexts | undefined;
}

interface Entry extends FrozenSpan {
  readonly key: string;
}

/**
 * Slots are given out round and round; what stands where new text goes is forgotten, the oldest first. The same text has
 * one place, whoever begins with it.
 */
export function createFrozenSlots(capacity: number): FrozenSlots {
  const known = new Map<string, FrozenSpan>();
  /** In the order in which they were given out. */
  let entries: Entry[] = [];
  let next = 0;

  const forget = (from: number, to: number): void => {
    entries = entries.filter(({ key, start, count }) => {
      const stays = start >= to || start + count <= from;
      if (!stays) known.delete(key);
      return stays;
    });
  };
  const give = (key: string, count: number): FrozenSpan => {
    if (next + count > capacity) next = 0;
    const span = { start: next, count };
    forget(next, next + count);
    next += count;
    entries.push({ key, ...span });
    known.set(key, span);
    return span;
  };
  return {
    place: (texts) => {
      const wanted = new Map(texts.map((text) => [text.join(), text]));
      const total = [...wanted.values()].reduce((sum, { length }) => sum + length, 0);
      if (2 * total > capacity) return undefined;
      const missing = new Map<string, readonly number[]>();
      const giveMissing = (): void => {
        for (const [key, text] of wanted) {
          if (text.length === 0 || known.has(key)) continue;
          give(key, text.length);
          missing.set(key, text);
        }
      };
      giveMissing();
      // New text may have taken the place of text that is wanted too. Given out in one go, less than half of all slots
      // cannot meet themselves.
      if ([...wanted].some(([key, text]) => text.length > 0 && !known.has(key))) {
        forget(0, capacity);
        next = 0;
        giveMissing();
      }
      const spanOf = (key: string): FrozenSpan => known.get(key) ?? { start: 0, count: 0 };
      return {
        spans: texts.map((text) => spanOf(text.join())),
        missing: [...missing].map(([key, text]) => ({ text, span: spanOf(key) })),
      };
    },
  };
}
