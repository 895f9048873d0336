import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFixtureBytes } from '../testing/fixtures';
import { readSafetensors, type SafetensorsFile, type TensorBytes, writeSafetensors } from './safetensors';
import { bytesPerElement, type Dtype } from './safetensorsHeader';

/** A file with this header text and `dataBytes` zero bytes behind it. */
function fileWith(header: string, dataBytes: number, headerLength?: bigint): Uint8Array {
  const json = new TextEncoder().encode(header);
  const file = new Uint8Array(8 + json.length + dataBytes);
  new DataView(file.buffer).setBigUint64(0, headerLength ?? BigInt(json.length), true);
  file.set(json, 8);
  return file;
}

const reasonOf = (file: Uint8Array): string => {
  const read = readSafetensors(file);
  return read.ok ? 'accepted' : read.error;
};

const contentOf = (file: Uint8Array): SafetensorsFile => {
  const read = readSafetensors(file);
  if (!read.ok) throw new Error(read.error);
  return read.value;
};

const tensor = (name: string, from: number, to: number, extra = ''): string =>
  `${JSON.stringify(name)}:{"dtype":"F32","shape":[${(to - from) / 4}],"data_offsets":[${from},${to}]${extra}}`;

const anyTensor: fc.Arbitrary<Omit<TensorBytes, 'name'>> = fc
  .record({
    dtype: fc.constantFrom(...(Object.keys(bytesPerElement) as Dtype[])),
    shape: fc.array(fc.nat(4), { maxLength: 4 }),
  })
  .chain(({ dtype, shape }) => {
    const length = shape.reduce((product, side) => product * side, bytesPerElement[dtype]);
    return fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => ({ dtype, shape, bytes }));
  });

const anyFile: fc.Arbitrary<{ tensors: readonly TensorBytes[]; metadata: Record<string, string> }> =
  fc.record({
    tensors: fc
      .uniqueArray(
        fc.string({ unit: 'binary' }).filter((name) => name !== '__metadata__'),
        { maxLength: 5 },
      )
      .chain((names) => fc.tuple(...names.map((name) => anyTensor.map((rest) => ({ name, ...rest }))))),
    metadata: fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })),
  });

describe('a safetensors file', () => {
  test('gives back what was written, and the same bytes when written again', () => {
    fc.assert(
      fc.property(anyFile, ({ tensors, metadata }) => {
        const file = writeSafetensors(tensors, metadata);
        const read = contentOf(file);
        // Tensors without elements share their place with others, so only the others have an order.
        const sized = (list: readonly TensorBytes[]) => list.filter(({ bytes }) => bytes.length > 0);
        expect(sized(read.tensors)).toEqual(sized(tensors));
        expect(read.tensors.length).toBe(tensors.length);
        expect(Object.entries(read.metadata).sort()).toEqual(Object.entries(metadata).sort());
        if (sized(tensors).length === tensors.length)
          expect(writeSafetensors(read.tensors, read.metadata)).toEqual(file);
      }),
      { numRuns: 300 },
    );
  });

  test('has its data at a multiple of eight bytes', () => {
    for (const name of ['a', 'ab', 'abc', 'abcd', 'abcde', 'åäö', 'abcdefg', 'abcdefgh']) {
      const file = writeSafetensors([{ name, dtype: 'U8', shape: [1], bytes: Uint8Array.of(7) }], {});
      expect((file.length - 1) % 8).toBe(0);
      expect(file.at(-1)).toBe(7);
    }
  });

  test('of another writer is read: names, metadata, tensors', () => {
    const { tensors, metadata } = contentOf(readFixtureBytes('p-tuning-run/table.safetensors'));
    expect(metadata).toEqual({ format: 'pt' });
    expect(tensors.map(({ dtype }) => dtype)).toContain('F32');
  });
});

describe('a hostile header is refused by name before anything is allocated', () => {
  test.each([
    ['an empty file', new Uint8Array(0), 'only 0 bytes long'],
    ['a file of seven bytes', new Uint8Array(7), 'only 7 bytes long'],
    ['a length beyond the file', fileWith('{}', 0, 3n), 'header of 3 bytes in a file of 10 bytes'],
    ['a length of 2^64-1', fileWith('{}', 0, 2n ** 64n - 1n), 'header of 18446744073709552000 bytes'],
    ['no JSON', fileWith('{"a"', 0), 'header is not JSON'],
    ['a list', fileWith('[]', 0), 'header is not a JSON object'],
    ['bytes that are no UTF-8', Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0, 0xff), 'header is not UTF-8'],
    ['deep nesting', fileWith('['.repeat(100_000), 0), 'header: nested deeper than 3 levels'],
    ['a name twice', fileWith(`{${tensor('a', 0, 4)},${tensor('a', 0, 4)}}`, 4), 'given twice'],
    [
      'a name twice, once escaped',
      fileWith(`{${tensor('a', 0, 4)},"\\u0061"${tensor('a', 4, 8).slice(3)}}`, 8),
      'given twice',
    ],
    ['metadata that is no string', fileWith('{"__metadata__":{"a":1}}', 0), '__metadata__ holds'],
    ['an entry that is no object', fileWith('{"a":3}', 0), 'tensor "a" is not an object'],
    ['an overlap', fileWith(`{${tensor('a', 0, 8)},${tensor('b', 4, 12)}}`, 12), 'overlaps another'],
    ['a gap', fileWith(`{${tensor('a', 0, 4)},${tensor('b', 8, 12)}}`, 12), 'leaves a gap'],
    ['bytes left over', fileWith(`{${tensor('a', 0, 4)}}`, 9), '5 bytes after the last tensor'],
    ['a range beyond the file', fileWith(`{${tensor('a', 0, 4)}}`, 3), 'lies at 0..4 of 3'],
    [
      'a range backwards',
      fileWith('{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}', 4),
      'lies at 4..0',
    ],
    [
      'a negative side',
      fileWith('{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}', 4),
      'no valid shape',
    ],
    [
      'an absurd shape',
      fileWith('{"a":{"dtype":"F32","shape":[9007199254740991,9007199254740991],"data_offsets":[0,4]}}', 4),
      'needs',
    ],
    [
      'a shape that needs more than it has',
      fileWith('{"a":{"dtype":"F16","shape":[3],"data_offsets":[0,4]}}', 4),
      'of F16 [3] needs 6 bytes and has 4',
    ],
    [
      'an unknown type',
      fileWith('{"a":{"dtype":"F4","shape":[1],"data_offsets":[0,4]}}', 4),
      'unknown type "F4"',
    ],
    [
      'a type from the prototype',
      fileWith('{"a":{"dtype":"toString","shape":[1],"data_offsets":[0,4]}}', 4),
      'unknown type "toString"',
    ],
  ])('%s', (_, file, reason) => {
    expect(reasonOf(file)).toContain(reason);
  });

  test('whatever is changed in a file, it is read or refused, never a crash', () => {
    const whole = readFixtureBytes('p-tuning-run/init.table.safetensors');
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.nat(240), byte: fc.nat(255) }), { minLength: 1, maxLength: 6 }),
        fc.option(fc.nat(whole.length), { nil: undefined }),
        (changes, length) => {
          const file = whole.slice(0, length);
          for (const { at, byte } of changes) if (at < file.length) file[at] = byte;
          const read = readSafetensors(file);
          if (!read.ok) expect(read.error.length).toBeGreaterThan(0);
          else
            for (const { bytes } of read.value.tensors) expect(bytes.length).toBeLessThanOrEqual(file.length);
        },
      ),
      { numRuns: 4000 },
    );
  });

  test('whatever JSON stands in the header, it is read or refused', () => {
    const entry = fc.oneof(
      fc.jsonValue(),
      fc.record({
        dtype: fc.oneof(fc.constantFrom('F32', 'F16', 'I64'), fc.jsonValue()),
        shape: fc.oneof(fc.array(fc.integer({ min: -1, max: 5 })), fc.jsonValue()),
        data_offsets: fc.oneof(fc.tuple(fc.nat(40), fc.nat(40)), fc.jsonValue()),
      }),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), entry), fc.nat(40), (header, dataBytes) => {
        expect(reasonOf(fileWith(JSON.stringify(header), dataBytes))).not.toBe('');
      }),
      { numRuns: 2000 },
    );
  });
});
