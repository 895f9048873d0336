import { createFormat } from '../createFormat';

/** Numbers as Swedish writes them. */
export const swedishFormat = createFormat('sv');
export const { whole, percent, loss, compact, byteSize, duration } = swedishFormat;

/** `1 rad`, `1 200 rader`. */
export const counted = (count: number, one: string, many: string): string =>
  `${whole(count)} ${count === 1 ? one : many}`;

export const rows = (count: number): string => counted(count, 'rad', 'rader');
export const tokens = (count: number): string => counted(count, 'token', 'token');

/** `a, b och c`; after `most` names the rest is only counted. */
export function listed(names: readonly string[], most = 6): string {
  const rest = names.length - most;
  return swedishFormat.list(rest > 0 ? [...names.slice(0, most), `${whole(rest)} till`] : names);
}
