/** A number for its field: as the language writes it, without thousands marks, which would be read as decimals. */
export const printNumber = (value: number, locale: string, digits: number): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: digits, useGrouping: false }).format(value);

/**
 * What a person typed, with a point or a comma, as a number within its limits and rounded to its decimals; `2e-4` is
 * one too. Undefined for anything else.
 */
export function readNumber(
  text: string,
  limits: { readonly min: number; readonly max: number; readonly digits: number },
): number | undefined {
  const plain = text.trim().replace('−', '-').replace(',', '.');
  const value = Number(plain);
  if (plain === '' || !Number.isFinite(value)) return undefined;
  return Number(Math.min(limits.max, Math.max(limits.min, value)).toFixed(limits.digits));
}
