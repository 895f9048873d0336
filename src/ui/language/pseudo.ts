import type { Language } from './language';

/**
 * A language nobody speaks, made of another: every sentence between brackets, longer by a third, read from right to
 * left. Shows clipped text, sentences that bypassed the language, and layouts that only work from left to right.
 * `?language=pseudo` in the address chooses it.
 */
export function pseudoLanguage(language: Language): Language {
  const { format, ...spoken } = language;
  return { ...stretchAll(spoken), format, direction: 'rtl', tag: 'ar' };
}

/** The same value with every sentence in it stretched, those that functions return too. */
function stretchAll<T>(value: T): T;
function stretchAll(value: unknown): unknown {
  if (typeof value === 'string') return stretch(value);
  if (typeof value === 'function') return (...facts: unknown[]) => stretchAll(value(...facts));
  if (Array.isArray(value)) return value.map(stretchAll);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [
        key,
        key === 'id' || key === 'look' ? each : stretchAll(each),
      ]),
    );
  return value;
}

const stretch = (text: string): string =>
  text === '' ? '' : `⟦${text}${'·'.repeat(Math.ceil(text.length / 3))}⟧`;
