import type { PickleValue } from './pickleValue';

const mark = { kind: 'mark' } as const;

/** The stack that a pickle's opcodes work on. What a program cannot do with it ends in `broken`. */
export interface PickleStack {
  readonly size: () => number;
  readonly push: (value: PickleValue) => void;
  readonly pushMark: () => void;
  readonly pop: () => PickleValue;
  readonly top: () => PickleValue;
  /** Everything above the last mark, which goes too. */
  readonly popToMark: () => readonly PickleValue[];
  /** Puts the last `count` values together. */
  readonly pushTuple: (count: number) => void;
  /** Names and values in turn, into the map on top. */
  readonly setItems: (items: readonly PickleValue[]) => void;
}

export function createPickleStack(broken: () => never): PickleStack {
  const values: (PickleValue | typeof mark)[] = [];
  const plain = (value: PickleValue | typeof mark | undefined): PickleValue =>
    value === undefined || value.kind === 'mark' ? broken() : value;
  const push = (value: PickleValue): void => void values.push(value);
  const pop = (): PickleValue => plain(values.pop());
  const top = (): PickleValue => plain(values.at(-1));
  return {
    size: () => values.length,
    push,
    pushMark: () => void values.push(mark),
    pop,
    top,
    popToMark: () => {
      const start = values.lastIndexOf(mark);
      if (start < 0) broken();
      return values.splice(start).slice(1).map(plain);
    },
    pushTuple: (count) => {
      const items = Array.from({ length: count }, pop).reverse();
      push({ kind: 'tuple', items });
    },
    setItems: (items) => {
      const map = top();
      if (map.kind !== 'map' || items.length % 2 !== 0) return broken();
      for (let i = 0; i < items.length; i += 2) {
        const key = plain(items[i]);
        if (key.kind !== 'text') return broken();
        map.entries.set(key.value, plain(items[i + 1]));
      }
    },
  };
}
