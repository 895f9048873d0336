import { assert } from '../base/assert';
import { err, ok, type Result } from '../base/result';
import {
  bytesPerElement,
  type Dtype,
  headerPrefixBytes,
  readHeader,
  readHeaderLength,
} from './safetensorsHeader';

/** A tensor's little-endian, row-major bytes. */
export interface TensorBytes {
  readonly name: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

export interface SafetensorsFile {
  /** In the order in which they lie in the file. */
  readonly tensors: readonly TensorBytes[];
  readonly metadata: Readonly<Record<string, string>>;
}

/** Reads a whole file held in memory; the tensors are views of `file`. Errors are short technical facts. */
export function readSafetensors(file: Uint8Array): Result<SafetensorsFile, string> {
  const length = readHeaderLength(file, file.length);
  if (!length.ok) return err(length.error);
  const header = readHeader(file.subarray(headerPrefixBytes, headerPrefixBytes + length.value), file.length);
  if (!header.ok) return err(header.error);
  const tensors = header.value.tensors.map(({ name, dtype, shape, start, end }) => ({
    name,
    dtype,
    shape,
    bytes: file.subarray(start, end),
  }));
  return ok({ tensors, metadata: header.value.metadata });
}

/**
 * The bytes of a file: tensors in the order given, then nothing. The header has no white space inside, metadata first,
 * and is padded with spaces so that the data starts at a multiple of eight. The same input gives the same bytes.
 */
export function writeSafetensors(
  tensors: readonly TensorBytes[],
  metadata: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const parts = Object.keys(metadata).length === 0 ? [] : [`"__metadata__":${JSON.stringify(metadata)}`];
  let size = 0;
  for (const { name, dtype, shape, bytes } of tensors) {
    const expected = shape.reduce((product, side) => product * side, bytesPerElement[dtype]);
    assert(bytes.length === expected, `${name} has ${bytes.length} bytes, its shape needs ${expected}`);
    const entry = { dtype, shape, data_offsets: [size, size + bytes.length] };
    parts.push(`${JSON.stringify(name)}:${JSON.stringify(entry)}`);
    size += bytes.length;
  }
  const json = new TextEncoder().encode(`{${parts.join(',')}}`);
  const padded = Math.ceil(json.length / 8) * 8;
  const file = new Uint8Array(headerPrefixBytes + padded + size);
  new DataView(file.buffer).setBigUint64(0, BigInt(padded), true);
  file.set(json, headerPrefixBytes);
  file.fill(0x20, headerPrefixBytes + json.length, headerPrefixBytes + padded);
  let start = headerPrefixBytes + padded;
  for (const { bytes } of tensors) {
    file.set(bytes, start);
    start += bytes.length;
  }
  return file;
}
