/** Two texts as what they share at both ends and what differs between. */
export interface ChangedSpan {
  readonly head: string;
  readonly before: string;
  readonly after: string;
  readonly tail: string;
}

/** Where two texts differ. No character is cut in half. */
export function changedSpan(before: string, after: string): ChangedSpan {
  const [old, now] = [[...before], [...after]];
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const middle = (text: readonly string[]): string => text.slice(head, text.length - tail).join('');
  return {
    head: old.slice(0, head).join(''),
    before: middle(old),
    after: middle(now),
    tail: old.slice(old.length - tail).join(''),
  };
}
