import { createFormat } from '../createFormat';

/** Numbers as Chinese writes them. */
export const chineseFormat = createFormat('zh');
export const { whole, percent, loss, compact, byteSize, duration } = chineseFormat;

/** `3 行`: Chinese has no plural. */
export const rows = (count: number): string => `${whole(count)} 行`;
export const tokens = (count: number): string => `${whole(count)} 个 token`;

/** `a、b和c`; after `most` names the rest is only counted. */
export function listed(names: readonly string[], most = 6): string {
  const rest = names.length - most;
  return chineseFormat.list(rest > 0 ? [...names.slice(0, most), `另外 ${whole(rest)} 个`] : names);
}
