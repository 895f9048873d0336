import { type Code, F32, f32, get, I32, i32, type Local, set } from './assembler';
import { fold, overNumbers } from './lanes';
import type { WasmFunction } from './module';
import { type Row, rowItem } from './rows';

const mean = (sum: Code, { bytes }: Row): Code =>
  f32.divide(f32.mul(sum, f32.constant(4)), f32.fromUnsigned(bytes));

/** Where a row's single number stands in an array of one per row. */
const single = ({ row, field }: Row, name: 'second'): Code =>
  i32.add(field(name), i32.mul(get(row), i32.constant(4)));

const place = (base: Local, at: Local): Code => i32.add(get(base), get(at));

/**
 * out = (x - mean) / sqrt(var + epsilon) row by row, the variance about the mean and biased; 1 / sqrt(..) goes to `second`.
 * `first` is x.
 */
export function normalizeItem(): WasmFunction {
  return rowItem(['first', 'out'], (row) => {
    const { bytes, start, make } = row;
    const [at, centre, inverse] = [make(I32), make(F32), make(F32)];
    const [sum, squares] = [fold(make, 'add', 0), fold(make, 'add', 0)];
    const [x, out] = [start('first'), start('out')];
    const load = { x: (lanes: { load: (address: Code) => Code }) => lanes.load(place(x, at)) };
    return [
      sum.start,
      overNumbers(at, bytes, (lanes) => [sum.take(lanes, load.x(lanes))]),
      set(centre, mean(sum.result, row)),
      squares.start,
      overNumbers(at, bytes, (lanes) => [
        lanes.store(place(out, at), lanes.sub(load.x(lanes), lanes.spread(get(centre)))),
        squares.take(lanes, lanes.mul(lanes.load(place(out, at)), lanes.load(place(out, at)))),
      ]),
      set(
        inverse,
        f32.divide(
          f32.constant(1),
          f32.root(f32.add(mean(squares.result, row), f32.load(row.field('epsilonAt')))),
        ),
      ),
      f32.store(single(row, 'second'), get(inverse)),
      overNumbers(at, bytes, (lanes) => [
        lanes.store(place(out, at), lanes.mul(lanes.load(place(out, at)), lanes.spread(get(inverse)))),
      ]),
    ];
  });
}

/**
 * out = (dn - mean(dn) - n mean(dn n)) / deviation row by row; `first` is dn, `third` is n, `second` 1 / deviation.
 */
export function normalizeBackwardItem(): WasmFunction {
  return rowItem(['first', 'third', 'out'], (row) => {
    const { bytes, start, make } = row;
    const [at, shift, slope, inverse] = [make(I32), make(F32), make(F32), make(F32)];
    const [sum, products] = [fold(make, 'add', 0), fold(make, 'add', 0)];
    const [gradient, normal, out] = [start('first'), start('third'), start('out')];
    return [
      sum.start,
      products.start,
      overNumbers(at, bytes, (lanes) => [
        sum.take(lanes, lanes.load(place(gradient, at))),
        products.take(lanes, lanes.mul(lanes.load(place(gradient, at)), lanes.load(place(normal, at)))),
      ]),
      set(shift, mean(sum.result, row)),
      set(slope, mean(products.result, row)),
      set(inverse, f32.load(single(row, 'second'))),
      overNumbers(at, bytes, (lanes) => {
        const centred = lanes.sub(lanes.load(place(gradient, at)), lanes.spread(get(shift)));
        const along = lanes.mul(lanes.load(place(normal, at)), lanes.spread(get(slope)));
        const scaled = lanes.mul(lanes.sub(centred, along), lanes.spread(get(inverse)));
        return [lanes.store(place(out, at), scaled)];
      }),
    ];
  });
}
