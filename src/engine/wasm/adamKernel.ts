import { type Code, f32, get, I32, i32, type Local, set } from './assembler';
import { adamFields, fieldOffset, readField } from './job';
import { type Lanes, overNumbers } from './lanes';
import { type WasmFunction, wasmFunction } from './module';

type Field = (typeof adamFields)[number];

/**
 * One item of Adam: m' = beta1 m + (1 - beta1) g, v' = beta2 v + (1 - beta2) g^2,
 * p' = p - stepSize m' / (sqrt(v') / correction + epsilon). The rates stand in the job as F32.
 */
export function adamItem(): WasmFunction {
  return wasmFunction(undefined, [I32, I32, I32], ([job = 0, item = 0], make) => {
    const at = make(I32);
    const bytes = make(I32);
    const field = (name: Field): Code => readField(get(job), adamFields, name);
    const rate = (lanes: Lanes, name: Field): Code =>
      lanes.spread(f32.load(get(job), fieldOffset(adamFields, name)));
    const arrays = (
      ['parameters', 'gradient', 'first', 'second', 'outParameters', 'outFirst', 'outSecond'] as const
    ).map((name) => [name, make(I32)] as const);
    const base = new Map<Field, Local>(arrays);
    const place = (name: Field): Code => i32.add(get(base.get(name) ?? -1), get(at));
    const skipped = i32.mul(get(item), field('itemBytes'));
    return [
      ...arrays.map(([name, local]) => set(local, i32.add(field(name), skipped))),
      set(bytes, i32.smaller(field('itemBytes'), i32.sub(field('bytes'), skipped))),
      overNumbers(at, get(bytes), (lanes) => {
        const { add, sub, mul, divide, load, store, root } = lanes;
        const gradient = load(place('gradient'));
        const spread = add(
          divide(root(load(place('outSecond'))), rate(lanes, 'correction')),
          rate(lanes, 'epsilon'),
        );
        const move = mul(divide(load(place('outFirst')), spread), rate(lanes, 'stepSize'));
        return [
          store(
            place('outFirst'),
            add(mul(load(place('first')), rate(lanes, 'beta1')), mul(gradient, rate(lanes, 'oneMinusBeta1'))),
          ),
          store(
            place('outSecond'),
            add(
              mul(load(place('second')), rate(lanes, 'beta2')),
              mul(mul(gradient, gradient), rate(lanes, 'oneMinusBeta2')),
            ),
          ),
          store(place('outParameters'), sub(load(place('parameters')), move)),
        ];
      }),
    ];
  });
}
