import { range } from './text';

/**
 * Adds to sum0 ... the products of a's rows from firstRow on and four columns of b, at k or, in fours, at k ... k + 3.
 * Sums are spelt out one by one: an array indexed at run time would not stay in registers.
 */
export function multiplyText(
  rows: number,
  { inFours, broadcast = false }: { readonly inFours: boolean; readonly broadcast?: boolean },
): string {
  const load = inFours ? 'loadA' : 'elementA';
  const loads = broadcast
    ? [
        ...range(rows / 4).map((i) => `let own${i} = ${load}(firstRow + ${4 * i}u + subgroupLane % 4u, k);`),
        ...range(rows).map((i) => `let a${i} = subgroupBroadcast(own${Math.floor(i / 4)}, ${i % 4}u);`),
      ]
    : range(rows).map((i) => `let a${i} = ${load}(firstRow + ${i}u, k);`);
  return [
    ...loads,
    ...range(inFours ? 4 : 1).flatMap((q) => [
      `let b${q} = loadB(k + ${q}u, column);`,
      ...range(rows).map((i) => `sum${i} += a${i}${inFours ? `.${'xyzw'[q]}` : ''} * b${q};`),
    ]),
  ].join('\n    ');
}

/** Stores sum0 ... in a loop: what an epilogue does is long, and compiled once this way. */
export function finishRowsText(rows: number, firstRow: string, column: string): string {
  if (rows === 1) return `finish(${firstRow}, ${column}, sum0);`;
  return `for (var i = 0u; i < ${rows}u; i++) {
    var sums = sum0;
    switch i {
${range(rows - 1)
  .map((i) => `      case ${i + 1}u: { sums = sum${i + 1}; }`)
  .join('\n')}
      default: {}
    }
    finish(${firstRow} + i, ${column}, sums);
  }`;
}
