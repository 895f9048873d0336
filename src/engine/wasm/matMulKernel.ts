import {
  type Code,
  call,
  doWhile,
  either,
  F32,
  f32,
  f32x4,
  get,
  I32,
  i32,
  type Local,
  set,
  V128,
  type ValueType,
  when,
  whileDo,
} from './assembler';
import { type MatMulField, matMulFields, readField } from './job';
import { type WasmFunction, wasmFunction } from './module';

/** Columns of a panel: two vectors. */
export const PANEL = 8;
/** Rows of the two tiles: twelve sums of four, two vectors of b and one of a fill the sixteen registers of x86. */
export const TALL = 6;
export const LOW = 2;

/** Scratch of one thread in bytes: the panel's bias, a tile that juts out over the last column or whose columns lie apart, then the panel itself. */
const BIAS = 0;
const SPARE = 32;
const PACKED = SPARE + TALL * PANEL * 4;

/** Bytes one thread needs for products with `inner` terms. */
export const scratchBytes = (inner: number): number => Math.ceil((PACKED + inner * PANEL * 4) / 64) * 64;

/** Places of the functions in their module, for calls. */
export interface MatMulIndices {
  readonly tall: number;
  readonly low: number;
  readonly tallStrided: number;
  readonly lowStrided: number;
  readonly pack: number;
}

/**
 * out[r, 0..8) = bias + sum_k a[r, k] b[k, 0..8) for `height` rows, of which only the first `rows` are real: the others
 * repeat the last real one, in reading and in writing. Strides in bytes; the sum runs over k from first to last. A `dense`
 * tile takes a's columns and b's rows to lie close together, which saves registers. The loop must look at its condition
 * first: V8 unrolls one that looks last, and then runs out of vector registers (half the speed).
 */
export function tileFunction(height: number, dense: boolean, fused: boolean): WasmFunction {
  const parameters = Array.from({ length: 10 }, (): ValueType => I32);
  return wasmFunction(undefined, parameters, (given, make) => {
    const [a, aRow, aColumn, b, bRow, inner, out, outRow, bias, rows] = given as [
      ...[Local, Local, Local, Local, Local],
      ...[Local, Local, Local, Local, Local],
    ];
    const sums = Array.from({ length: height }, () => [make(V128), make(V128)] as const);
    const [left, right, one] = [make(V128), make(V128), make(V128)];
    const later = Array.from({ length: height - 1 }, () => make(I32));
    const pointers = [a, ...later];
    const multiplyAdd = (x: Code, y: Code, sum: Code): Code =>
      fused ? f32x4.multiplyAdd(x, y, sum) : f32x4.add(sum, f32x4.mul(x, y));
    /** A row's stride, or 0 behind the last real row. */
    const stride = (row: number, bytes: Local): Code =>
      i32.select(i32.below(i32.constant(row), get(rows)), get(bytes), i32.constant(0));
    const end = inner;
    const advance = (pointer: Local, by: Code): Code => set(pointer, i32.add(get(pointer), by));
    const bStep = dense ? i32.constant(PANEL * 4) : get(bRow);
    return [
      set(end, i32.add(get(b), i32.mul(get(inner), bStep))),
      ...sums.flatMap(([l, r]) => [set(l, f32x4.load(get(bias))), set(r, f32x4.load(get(bias), 16))]),
      ...later.flatMap((pointer, i) => {
        const above = i === 0 ? a : (later[i - 1] ?? a);
        return [set(pointer, i32.add(get(above), stride(i + 1, aRow)))];
      }),
      whileDo(
        i32.below(get(b), get(end)),
        set(left, f32x4.load(get(b))),
        set(right, f32x4.load(get(b), 16)),
        ...sums.flatMap(([l, r], row) => [
          set(one, f32x4.loadSplat(get(pointers[row] ?? a))),
          set(l, multiplyAdd(get(one), get(left), get(l))),
          set(r, multiplyAdd(get(one), get(right), get(r))),
        ]),
        advance(b, bStep),
        ...pointers.map((pointer) => advance(pointer, dense ? i32.constant(4) : get(aColumn))),
      ),
      ...sums.flatMap(([l, r], row) => [
        f32x4.store(get(out), get(l)),
        f32x4.store(get(out), get(r), 16),
        ...(row + 1 < height ? [advance(out, stride(row + 1, outRow))] : []),
      ]),
    ];
  });
}

/** Copies columns [0, columns) of b into a dense panel [inner, 8], zeros behind them. Strides in bytes. */
export function packFunction(): WasmFunction {
  const parameters = Array.from({ length: 6 }, (): ValueType => I32);
  return wasmFunction(undefined, parameters, (given, make) => {
    const [b, bRow, bColumn, inner, columns, panel] = given as [Local, Local, Local, Local, Local, Local];
    const [column, from] = [make(I32), make(I32)];
    const step = [
      set(b, i32.add(get(b), get(bRow))),
      set(panel, i32.add(get(panel), i32.constant(PANEL * 4))),
      set(inner, i32.sub(get(inner), i32.constant(1))),
    ];
    const whole = whileDo(
      get(inner),
      f32x4.store(get(panel), f32x4.load(get(b))),
      f32x4.store(get(panel), f32x4.load(get(b), 16), 16),
      ...step,
    );
    const zero = f32x4.constant(0);
    const oneByOne = whileDo(
      get(inner),
      f32x4.store(get(panel), zero),
      f32x4.store(get(panel), zero, 16),
      set(column, i32.constant(0)),
      set(from, get(b)),
      whileDo(
        i32.below(get(column), get(columns)),
        f32.store(i32.add(get(panel), i32.shiftLeft(get(column), i32.constant(2))), f32.load(get(from))),
        set(from, i32.add(get(from), get(bColumn))),
        set(column, i32.add(get(column), i32.constant(1))),
      ),
      ...step,
    );
    const dense = i32.equal(get(bColumn), i32.constant(4));
    const full = i32.equal(get(columns), i32.constant(PANEL));
    return [either(i32.and(dense, full), whole, oneByOne)];
  });
}

/**
 * One item of a product: a block of rows by a group of panels of one product of the batch. Each panel is packed once, lies
 * in the first-level cache and meets all rows of the block. With few rows that would cost more than it gives, so there a
 * panel that need not be packed is read where it is.
 */
export function matMulItem(indices: MatMulIndices): WasmFunction {
  return wasmFunction(undefined, [I32, I32, I32], ([job, item, scratch], make) => {
    const [jobAt, itemAt, scratchAt] = [job, item, scratch] as [Local, Local, Local];
    const field = (name: MatMulField): Code => readField(get(jobAt), matMulFields, name);
    const local = (): Local => make(I32);
    const [a, b, out, bias, row, rowEnd, panel, panelEnd] = Array.from({ length: 8 }, local) as [
      ...[Local, Local, Local, Local],
      ...[Local, Local, Local, Local],
    ];
    const [rows, columns, source, sourceRow, place, placeRow, aAt, column] = Array.from(
      { length: 8 },
      local,
    ) as [...[Local, Local, Local, Local], ...[Local, Local, Local, Local]];
    const [batch, height, value] = [local(), local(), make(F32)];
    const constant = i32.constant;
    const plus = (pointer: Local, count: Code, bytes: Code): Code =>
      i32.add(get(pointer), i32.mul(count, bytes));

    const shiftedBatch = (name: 'a' | 'b' | 'out'): Code =>
      i32.add(field(name), i32.mul(get(batch), field(`${name}Batch`)));
    const takePlace: readonly Code[] = [
      set(batch, i32.divide(get(itemAt), i32.mul(field('rowBlocks'), field('groups')))),
      set(a, shiftedBatch('a')),
      set(b, shiftedBatch('b')),
      set(out, shiftedBatch('out')),
      set(itemAt, i32.remainder(get(itemAt), i32.mul(field('rowBlocks'), field('groups')))),
      set(panel, i32.mul(i32.divide(get(itemAt), field('rowBlocks')), field('panelsPerGroup'))),
      set(panelEnd, i32.add(get(panel), field('panelsPerGroup'))),
      set(column, i32.divide(i32.add(field('columns'), constant(PANEL - 1)), constant(PANEL))),
      set(panelEnd, i32.smaller(get(panelEnd), get(column))),
      set(itemAt, i32.mul(i32.remainder(get(itemAt), field('rowBlocks')), field('rowsPerBlock'))),
      set(rowEnd, i32.smaller(i32.add(get(itemAt), field('rowsPerBlock')), field('rows'))),
    ];

    const isFull = i32.equal(get(columns), constant(PANEL));
    const isDirect = i32.and(isFull, i32.equal(field('outColumn'), constant(4)));
    const takeBias: readonly Code[] = [
      f32x4.store(get(scratchAt), f32x4.constant(0), BIAS),
      f32x4.store(get(scratchAt), f32x4.constant(0), BIAS + 16),
      set(bias, field('bias')),
      when(
        get(bias),
        set(bias, plus(bias, get(panel), constant(PANEL * 4))),
        set(column, constant(0)),
        whileDo(
          i32.below(get(column), get(columns)),
          set(value, f32.load(plus(bias, get(column), constant(4)))),
          f32.store(plus(scratchAt, get(column), constant(4)), get(value), BIAS),
          set(column, i32.add(get(column), constant(1))),
        ),
      ),
    ];
    const readable = i32.and(
      i32.and(i32.equal(field('bColumn'), constant(4)), isFull),
      i32.below(field('rows'), constant(2 * TALL)),
    );
    const takePanel: readonly Code[] = [
      set(source, plus(b, i32.mul(get(panel), constant(PANEL)), field('bColumn'))),
      set(sourceRow, field('bRow')),
      when(
        i32.isZero(readable),
        call(
          indices.pack,
          ...[get(source), field('bRow'), field('bColumn'), field('inner'), get(columns)],
          i32.add(get(scratchAt), constant(PACKED)),
        ),
        set(source, i32.add(get(scratchAt), constant(PACKED))),
        set(sourceRow, constant(PANEL * 4)),
      ),
    ];
    const multiply = (index: number): Code =>
      call(
        index,
        ...[get(aAt), field('aRow'), field('aColumn'), get(source), get(sourceRow), field('inner')],
        ...[get(place), get(placeRow), get(scratchAt), get(rows)],
      );
    const copySpare: readonly Code[] = [
      set(place, plus(out, get(row), field('outRow'))),
      set(place, plus(place, i32.mul(get(panel), constant(PANEL)), field('outColumn'))),
      set(placeRow, i32.add(get(scratchAt), constant(SPARE))),
      doWhile(
        get(rows),
        set(column, constant(0)),
        doWhile(
          i32.below(get(column), get(columns)),
          f32.store(
            plus(place, get(column), field('outColumn')),
            f32.load(plus(placeRow, get(column), constant(4))),
          ),
          set(column, i32.add(get(column), constant(1))),
        ),
        set(place, i32.add(get(place), field('outRow'))),
        set(placeRow, i32.add(get(placeRow), constant(PANEL * 4))),
        set(rows, i32.sub(get(rows), constant(1))),
      ),
    ];
    const isTall = i32.equal(get(height), constant(TALL));
    const doRows: readonly Code[] = [
      set(row, get(itemAt)),
      doWhile(
        i32.below(get(row), get(rowEnd)),
        set(rows, i32.sub(get(rowEnd), get(row))),
        set(height, i32.select(i32.below(get(rows), constant(TALL)), constant(LOW), constant(TALL))),
        set(rows, i32.smaller(get(rows), get(height))),
        set(aAt, plus(a, get(row), field('aRow'))),
        either(
          isDirect,
          [
            ...set(place, plus(out, get(row), field('outRow'))),
            ...set(place, plus(place, get(panel), constant(PANEL * 4))),
            ...set(placeRow, field('outRow')),
          ],
          [...set(place, i32.add(get(scratchAt), constant(SPARE))), ...set(placeRow, constant(PANEL * 4))],
        ),
        either(
          i32.and(i32.equal(field('aColumn'), constant(4)), i32.equal(get(sourceRow), constant(PANEL * 4))),
          either(isTall, multiply(indices.tall), multiply(indices.low)),
          either(isTall, multiply(indices.tallStrided), multiply(indices.lowStrided)),
        ),
        when(i32.isZero(isDirect), ...copySpare),
        set(row, i32.add(get(row), get(height))),
      ),
    ];
    return [
      ...takePlace,
      doWhile(
        i32.below(get(panel), get(panelEnd)),
        set(columns, i32.sub(field('columns'), i32.mul(get(panel), constant(PANEL)))),
        set(columns, i32.smaller(get(columns), constant(PANEL))),
        ...takeBias,
        ...takePanel,
        ...doRows,
        set(panel, i32.add(get(panel), constant(1))),
      ),
    ];
  });
}
