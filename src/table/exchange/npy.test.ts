import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failureOf } from '../../testing/failures';
import { anyFloat32, smallPrompt } from '../../testing/promptTables';
import { readNpy, writeNpy } from './npy';

const text = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** A .npy file of version 1.0 with this header and these numbers behind it. */
function npyBytes(header: string, numbers: ArrayBufferView, version = 1): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(header);
  const data = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  const length = version === 1 ? [head.length, 0] : [head.length, 0, 0, 0];
  return Uint8Array.from([
    0x93,
    ...new TextEncoder().encode('NUMPY'),
    version,
    0,
    ...length,
    ...head,
    ...data,
  ]);
}

const header = (descr: string, order: string, shape: string): string =>
  `{'descr': ${descr}, 'fortran_order': ${order}, 'shape': ${shape}, }\n`;

describe('.npy (F4)', () => {
  test('gives any prompt back', () => {
    const prompt = fc.integer({ min: 1, max: 6 }).chain((hiddenSize) =>
      fc.array(anyFloat32, { minLength: hiddenSize, maxLength: hiddenSize * 5 }).map((numbers) => {
        const totalVirtualTokens = Math.floor(numbers.length / hiddenSize);
        const embeddings = Float32Array.from(numbers.slice(0, totalVirtualTokens * hiddenSize));
        return { embeddings, totalVirtualTokens, hiddenSize };
      }),
    );
    fc.assert(
      fc.property(prompt, (given) => {
        const { values, shape } = readNpy(writeNpy(given), 'a.npy');
        expect(shape).toEqual([given.totalVirtualTokens, given.hiddenSize]);
        expect(values).toEqual(given.embeddings);
      }),
      { numRuns: 200 },
    );
  });

  test('is what numpy.save writes: header of 128 bytes, F32 in C order', () => {
    const file = writeNpy(smallPrompt('a'));
    expect(text(file.subarray(0, 10))).toBe('\x93NUMPY\x01\x00\x76\x00');
    expect(text(file.subarray(10, 128))).toBe(
      `${"{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }".padEnd(117)}\n`,
    );
    expect([...new Float32Array(file.buffer, 128)]).toEqual([1, 2, 3, 4]);
  });

  test.each([
    ['F16', header("'<f2'", 'False', '(1, 2)'), Uint16Array.of(0x3c00, 0x8000), [1, -0]],
    ['F64, rounded', header("'<f8'", 'False', '(1, 2)'), Float64Array.of(0.1, 2), [Math.fround(0.1), 2]],
    ['Fortran order', header("'<f4'", 'True', '(2, 2)'), Float32Array.of(1, 3, 2, 4), [1, 2, 3, 4]],
    ['a shape as a list', header("'<f4'", 'False', '[1, 2]'), Float32Array.of(1, 2), [1, 2]],
  ])('is read as %s', (_, head, numbers, values) => {
    expect([...readNpy(npyBytes(head, numbers), 'a').values]).toEqual(values);
    expect([...readNpy(npyBytes(head, numbers, 2), 'a').values]).toEqual(values);
  });

  const one = Float32Array.of(1);
  test.each<[string, Uint8Array, object]>([
    [
      'with objects',
      npyBytes(header("'|O'", 'False', '(1, 1)'), one),
      { kind: 'foreign-tensor-dtype', found: '|O' },
    ],
    [
      'big-endian',
      npyBytes(header("'>f4'", 'False', '(1, 1)'), one),
      { kind: 'foreign-tensor-dtype', found: '>f4' },
    ],
    [
      'with a record type',
      npyBytes(header("[('a', '<f4')]", 'False', '(1, 1)'), one),
      { kind: 'foreign-tensor-dtype', found: '[["a","<f4"]]' },
    ],
    [
      'of one dimension',
      npyBytes(header("'<f4'", 'False', '(1,)'), one),
      { kind: 'foreign-tensor-shape', found: [1] },
    ],
    ['without rows', npyBytes(header("'<f4'", 'False', '(0, 1)'), new Float32Array()), { found: [0, 1] }],
    [
      'of a shape that is no count',
      npyBytes(header("'<f4'", 'False', '(1, -1)'), one),
      { kind: 'foreign-damaged' },
    ],
    [
      'that is cut',
      npyBytes(header("'<f4'", 'False', '(9, 9)'), one),
      { reason: '4 bytes for 9 x 9 numbers' },
    ],
    [
      'of a size beyond counting',
      npyBytes(header("'<f4'", 'False', '(9007199254740991, 9007199254740991)'), one),
      { kind: 'foreign-damaged' },
    ],
    ['with a program for a header', npyBytes("__import__('os')\n", one), { reason: 'no header' }],
    ['without its header', Uint8Array.of(0x93, 78, 85, 77, 80, 89, 1, 0, 9), { kind: 'foreign-damaged' }],
    ['of version 9', npyBytes('{}', one, 9), { reason: 'no header of version 1 to 3' }],
  ])('%s is refused by name', async (_, bytes, failure) => {
    expect(await failureOf(() => readNpy(bytes, 'a.npy'))).toMatchObject(failure);
  });
});
