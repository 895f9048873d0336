import type { TokenBudget } from './deskReport';
import type { TokenOrigin } from './encodedExample';

/** What each source takes of a row at most, over many rows. */
export interface RoomMeter {
  /** A row's tokens by what wrote them; `cut` more were taken from the truncate field. */
  add(origins: readonly TokenOrigin[], truncateField: string | undefined, cut: number): void;
  most(): TokenBudget;
}

/** A token that text of two sources shares belongs to the one it ends in. */
export function createRoomMeter(): RoomMeter {
  let virtual = 0;
  let fixed = 0;
  const fields = new Map<string, number>();
  const here = new Map<string, number>();
  return {
    add: (origins, truncateField, cut) => {
      let virtualHere = 0;
      let fixedHere = 0;
      here.clear();
      if (truncateField !== undefined && cut > 0) here.set(truncateField, cut);
      for (const origin of origins) {
        if (origin.kind === 'field') here.set(origin.name, (here.get(origin.name) ?? 0) + 1);
        else if (origin.kind === 'virtual') virtualHere += 1;
        else fixedHere += 1;
      }
      virtual = Math.max(virtual, virtualHere);
      fixed = Math.max(fixed, fixedHere);
      for (const [name, tokens] of here) fields.set(name, Math.max(fields.get(name) ?? 0, tokens));
    },
    most: () => ({ virtual, fixed, fields: Object.fromEntries(fields) }),
  };
}
