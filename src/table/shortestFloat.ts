/**
 * A finite F32 as the shortest decimal that gives the same F32 back when it is read as a double and rounded: nine
 * digits always do. The sign of zero is kept.
 */
export function shortestFloat(value: number): string {
  if (Object.is(value, -0)) return '-0';
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(Number(value.toPrecision(9)));
}
