import { createFormat } from '../createFormat';

/** Numbers as English writes them, for the sentences of this folder and the command line. */
export const englishFormat = createFormat('en');
export const { whole, percent, loss, compact, byteSize, duration } = englishFormat;

/** `1 row`, `1,200 rows`. */
export const counted = (count: number, singular: string, plural = `${singular}s`): string =>
  `${whole(count)} ${count === 1 ? singular : plural}`;

/** `a`, `a and b`, `a, b and c`; after `most` names the rest is only counted. */
export function listed(names: readonly string[], most = 6): string {
  const rest = names.length - most;
  return englishFormat.list(rest > 0 ? [...names.slice(0, most), counted(rest, 'more', 'more')] : names);
}
