import type { LabelAlias } from './types';

/**
 * What a label or an answer counts as (rule J1): without outer white space, and as what its alias says, on to the end of
 * a chain. Of several aliases of one text the last counts; a chain that bites its tail ends before it repeats.
 */
export function createRenaming(aliases: readonly LabelAlias[]): (text: string) => string {
  const names = new Map(aliases.map(({ from, to }) => [from.trim(), to.trim()]));
  return (text) => {
    const seen = new Set<string>();
    let name = text.trim();
    for (let next = names.get(name); next !== undefined; next = names.get(name)) {
      seen.add(name);
      if (seen.has(next)) break;
      name = next;
    }
    return name;
  };
}
