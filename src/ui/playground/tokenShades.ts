/** How sure the model was of a token: what its underline says. */
export type TokenShade = 'sure' | 'likely' | 'open' | 'unlikely';

export const tokenShades: readonly TokenShade[] = ['sure', 'likely', 'open', 'unlikely'];

/** Least probability of each shade but the last. */
export const shadeLimits = { sure: 0.9, likely: 0.5, open: 0.1 } as const;

export function shadeOf(probability: number): TokenShade {
  if (probability >= shadeLimits.sure) return 'sure';
  if (probability >= shadeLimits.likely) return 'likely';
  return probability >= shadeLimits.open ? 'open' : 'unlikely';
}

/** Where a key leads among `count` tokens; undefined for keys that lead nowhere. */
export function tokenAfterKey(
  key: string,
  active: number,
  count: number,
  isRightToLeft: boolean,
): number | undefined {
  switch (key) {
    case isRightToLeft ? 'ArrowLeft' : 'ArrowRight':
    case 'ArrowDown':
      return Math.min(active + 1, count - 1);
    case isRightToLeft ? 'ArrowRight' : 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(active - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
