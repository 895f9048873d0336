import { type Code, get, I32, i32, type Local, set, when } from './assembler';
import { geluFields, readField } from './job';
import { exponential, four, type Lanes, one, overNumbers } from './lanes';
import { type WasmFunction, wasmFunction } from './module';

/** 2 sqrt(2 / pi) */
const LINEAR = 2 * Math.sqrt(2 / Math.PI);
const CUBIC = LINEAR * 0.044715;

/**
 * One item of GPT-2's GELU: x sigmoid(2u), 2u = LINEAR x + CUBIC x^3, and where `slope` is an address its derivative
 * g + x g (1 - g) (LINEAR + 3 CUBIC x^2). `bytes` numbers from x on, `itemBytes` of them in each item.
 */
export function geluItem(): WasmFunction {
  return wasmFunction(undefined, [I32, I32, I32], ([job = 0, item = 0], make) => {
    const field = (name: (typeof geluFields)[number]): Code => readField(get(job), geluFields, name);
    const [at, from, bytes, to, slope] = [make(I32), make(I32), make(I32), make(I32), make(I32)];
    const forLanes = (lanes: Lanes) => ({
      exponential: exponential(lanes, make),
      x: make(lanes.type),
      cubic: make(lanes.type),
      gate: make(lanes.type),
      output: make(lanes.type),
    });
    const locals = new Map([one, four].map((lanes) => [lanes, forLanes(lanes)]));
    const body = (lanes: Lanes): readonly Code[] => {
      const { x, cubic, gate, output, exponential: exp } = locals.get(lanes) ?? forLanes(lanes);
      const { constant, add, sub, mul, divide } = lanes;
      const place = (base: Local): Code => i32.add(get(base), get(at));
      const inner = mul(get(x), add(get(cubic), constant(LINEAR)));
      const bend = add(mul(get(cubic), constant(3)), constant(LINEAR));
      return [
        set(x, lanes.load(place(from))),
        set(cubic, mul(mul(get(x), get(x)), constant(CUBIC))),
        exp.of(sub(constant(0), inner), gate),
        set(gate, divide(constant(1), add(constant(1), get(gate)))),
        set(output, mul(get(x), get(gate))),
        lanes.store(place(to), get(output)),
        when(
          get(slope),
          lanes.store(place(slope), add(get(gate), mul(sub(get(output), mul(get(output), get(gate))), bend))),
        ),
      ];
    };
    const skipped = i32.mul(get(item), field('itemBytes'));
    return [
      set(from, i32.add(field('x'), skipped)),
      set(to, i32.add(field('out'), skipped)),
      set(slope, field('slope')),
      when(get(slope), set(slope, i32.add(get(slope), skipped))),
      set(bytes, i32.smaller(field('itemBytes'), i32.sub(field('bytes'), skipped))),
      overNumbers(at, get(bytes), body),
    ];
  });
}
