/**
 * The name that was probably meant: the same but for case, spaces and signs, else the one that differs by the fewest
 * single-letter changes, when those are at most a third of its length. Undefined when none is close.
 */
export function closestName(name: string, known: readonly string[]): string | undefined {
  const wanted = bare(name);
  let best: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const changes = editDistance(wanted, bare(candidate));
    if (changes < fewest && changes * 3 <= Math.max(wanted.length, candidate.length)) {
      best = candidate;
      fewest = changes;
    }
  }
  return best;
}

const bare = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, '');

/** Levenshtein distance, one row of the table at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const kept = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(kept, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
