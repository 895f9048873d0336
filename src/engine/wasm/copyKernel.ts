import { get, I32, i32, set } from './assembler';
import { overNumbers } from './lanes';
import type { WasmFunction } from './module';
import { rowItem } from './rows';

/** Row i of `out` is row `second`[i] of `first`; the numbers of rows are I32 and were found to be in range. */
export function copyRowsItem(): WasmFunction {
  return rowItem(['out'], ({ row, bytes, field, start, make }) => {
    const [from, at] = [make(I32), make(I32)];
    const number = i32.load(i32.add(field('second'), i32.shiftLeft(get(row), i32.constant(2))));
    return [
      set(from, i32.add(field('first'), i32.mul(number, bytes))),
      overNumbers(at, bytes, ({ load, store }) => [
        store(i32.add(get(start('out')), get(at)), load(i32.add(get(from), get(at)))),
      ]),
    ];
  });
}
