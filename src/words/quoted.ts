import type { OriginChange } from '../run/predictionOrigin';

/** The user's text in quotes, line breaks made visible, at most `most` characters. */
export function quoted(text: string, most = 40): string {
  const characters = [...text.replaceAll('\n', '⏎').replaceAll('\t', '⇥')];
  return `“${characters.length > most ? `${characters.slice(0, most).join('')}…` : characters.join('')}”`;
}

/** `[10, 256]`. */
export const shapeText = (shape: readonly (number | string)[]): string => `[${shape.join(', ')}]`;

/** The first characters of a fingerprint, enough to tell two bases apart. */
export const shortFingerprint = (fingerprint: string): string => fingerprint.slice(0, 12);

/** An option of the command line that is not what it was; of a file (`isFile`) its digests. */
export const optionChange = ({ part, was, now }: OriginChange) => ({
  option: `--${part.replaceAll('_', '-')}`,
  isFile: part === 'table' || part === 'data',
  was: shortFingerprint(was),
  now: shortFingerprint(now),
});
