import { type Code, get, I32, i32, type Local, set, type ValueType, whileDo } from './assembler';
import { readField, rowFields } from './job';
import { type WasmFunction, wasmFunction } from './module';

export type RowField = (typeof rowFields)[number];

/** What a row's code is given. */
export interface Row {
  /** Number of the row. */
  readonly row: Local;
  /** Bytes of a row. */
  readonly bytes: Code;
  readonly field: (name: RowField) => Code;
  /** Local with the address of the row in an array of such rows. */
  readonly start: (name: RowField) => Local;
  readonly make: (type: ValueType) => Local;
}

/** An item of a kernel that treats row after row by itself: `rowsPerItem` rows, the last item fewer. */
export function rowItem(arrays: readonly RowField[], write: (row: Row) => readonly Code[]): WasmFunction {
  return wasmFunction(undefined, [I32, I32, I32], ([job = 0, item = 0], make) => {
    const field = (name: RowField): Code => readField(get(job), rowFields, name);
    const [row, end, bytes] = [make(I32), make(I32), make(I32)];
    const starts = new Map(arrays.map((name) => [name, make(I32)]));
    const start = (name: RowField): Local => starts.get(name) ?? -1;
    return [
      set(bytes, field('rowBytes')),
      set(row, i32.mul(get(item), field('rowsPerItem'))),
      set(end, i32.smaller(i32.add(get(row), field('rowsPerItem')), field('rows'))),
      whileDo(
        i32.below(get(row), get(end)),
        ...[...starts].map(([name, local]) =>
          set(local, i32.add(field(name), i32.mul(get(row), get(bytes)))),
        ),
        ...write({ row, bytes: get(bytes), field, start, make }),
        set(row, i32.add(get(row), i32.constant(1))),
      ),
    ];
  });
}
