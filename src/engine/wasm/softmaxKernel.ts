import { type Code, F32, f32, get, I32, i32, type Local, set } from './assembler';
import { exponential, fold, four, one, overNumbers } from './lanes';
import type { WasmFunction } from './module';
import { rowItem } from './rows';

const place = (base: Local, at: Local): Code => i32.add(get(base), get(at));

/**
 * out = softmax(first + mask) row by row. Rows are [B, H, A]; the mask's are [A], or [B, A] when `maskBatch` is A and not 0.
 * `headRows` is H A.
 */
export function softmaxItem(): WasmFunction {
  return rowItem(['first', 'out'], ({ row, bytes, field, start, make }) => {
    const [at, mask, scale] = [make(I32), make(I32), make(F32)];
    const [largest, sum] = [fold(make, 'larger', Number.NEGATIVE_INFINITY), fold(make, 'add', 0)];
    const [top, scores, out] = [make(F32), start('first'), start('out')];
    const results = new Map([one, four].map((lanes) => [lanes, make(lanes.type)]));
    const exponentials = new Map([one, four].map((lanes) => [lanes, exponential(lanes, make)]));
    const maskRow = i32.add(
      i32.mul(i32.divide(get(row), field('headRows')), field('maskBatch')),
      i32.remainder(get(row), field('queries')),
    );
    return [
      set(mask, i32.add(field('second'), i32.mul(maskRow, bytes))),
      largest.start,
      sum.start,
      overNumbers(at, bytes, (lanes) => [
        lanes.store(place(out, at), lanes.add(lanes.load(place(scores, at)), lanes.load(place(mask, at)))),
        largest.take(lanes, lanes.load(place(out, at))),
      ]),
      set(top, largest.result),
      overNumbers(at, bytes, (lanes) => {
        const result = results.get(lanes) ?? -1;
        const exp = exponentials.get(lanes);
        const below = lanes.sub(lanes.load(place(out, at)), lanes.spread(get(top)));
        return [
          exp?.of(below, result) ?? [],
          lanes.store(place(out, at), get(result)),
          sum.take(lanes, get(result)),
        ];
      }),
      set(scale, f32.divide(f32.constant(1), sum.result)),
      overNumbers(at, bytes, (lanes) => [
        lanes.store(place(out, at), lanes.mul(lanes.load(place(out, at)), lanes.spread(get(scale)))),
      ]),
    ];
  });
}

/** out = p (dp - sum_j p_j dp_j) row by row; `first` is p, `third` is dp. */
export function softmaxBackwardItem(): WasmFunction {
  return rowItem(['first', 'third', 'out'], ({ bytes, start, make }) => {
    const [at, own] = [make(I32), make(F32)];
    const products = fold(make, 'add', 0);
    const [p, dp, out] = [start('first'), start('third'), start('out')];
    return [
      products.start,
      overNumbers(at, bytes, (lanes) => [
        products.take(lanes, lanes.mul(lanes.load(place(p, at)), lanes.load(place(dp, at)))),
      ]),
      set(own, products.result),
      overNumbers(at, bytes, (lanes) => [
        lanes.store(
          place(out, at),
          lanes.mul(lanes.load(place(p, at)), lanes.sub(lanes.load(place(dp, at)), lanes.spread(get(own)))),
        ),
      ]),
    ];
  });
}
