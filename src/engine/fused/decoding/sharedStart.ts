/** How much all rows begin with, at most `limit`; nothing when there is only one. */
export function sharedStart(rows: readonly ArrayLike<number>[], limit: number): number {
  const [first, ...others] = rows;
  if (first === undefined || others.length === 0) return 0;
  let length = 0;
  while (length < limit && others.every((row) => row[length] === first[length])) length++;
  return length;
}
