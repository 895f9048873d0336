import { describe, expect, it } from 'vitest';
import { type Code, get, I32, i32, set, unsigned, whileDo } from './assembler';
import { assembleModule, wasmFunction } from './module';

/** What code leaves in the first words of a fresh memory. */
function leaves(words: number, write: (make: () => number) => readonly Code[]): readonly number[] {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const run = wasmFunction('run', [], (_, make) => write(() => make(I32)));
  const module = new WebAssembly.Module(assembleModule([run], { shared: false, maximumPages: 0 }));
  const { exports } = new WebAssembly.Instance(module, { memory: { memory } });
  (exports.run as () => void)();
  return [...new Int32Array(memory.buffer, 0, words)];
}

describe('the assembler', () => {
  it('writes unsigned numbers in groups of seven bits', () => {
    expect([0, 127, 128, 624_485, 2 ** 32 - 1].map(unsigned)).toEqual([
      [0x00],
      [0x7f],
      [0x80, 0x01],
      [0xe5, 0x8e, 0x26],
      [0xff, 0xff, 0xff, 0xff, 0x0f],
    ]);
  });

  it('writes constants of either sign', () => {
    const values = [0, 1, 63, 64, 127, 128, -1, -64, -65, -128, -129, 2 ** 31 - 1, -(2 ** 31)];
    const found = leaves(values.length, () =>
      values.map((value, i) => i32.store(i32.constant(4 * i), i32.constant(value))),
    );
    expect(found).toEqual(values);
  });

  it('loops while a condition holds, looking first', () => {
    const count = (to: number): readonly number[] =>
      leaves(2, (make) => {
        const [i, sum] = [make(), make()];
        return [
          whileDo(
            i32.below(get(i), i32.constant(to)),
            set(sum, i32.add(get(sum), get(i))),
            set(i, i32.add(get(i), i32.constant(1))),
          ),
          i32.store(i32.constant(0), get(sum)),
          i32.store(i32.constant(4), i32.smaller(get(sum), i32.constant(7))),
        ];
      });
    expect(count(0)).toEqual([0, 0]);
    expect(count(5)).toEqual([10, 7]);
  });
});
