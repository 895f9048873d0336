import { err, ok, type Result } from '../base/result';
import { isRecord } from './jsonRecord';
import { faultOfJsonShape } from './jsonShape';

/** Bytes per element of every type the format names. */
export const bytesPerElement = {
  BOOL: 1,
  U8: 1,
  I8: 1,
  F8_E5M2: 1,
  F8_E4M3: 1,
  I16: 2,
  U16: 2,
  F16: 2,
  BF16: 2,
  I32: 4,
  U32: 4,
  F32: 4,
  F64: 8,
  I64: 8,
  U64: 8,
} as const;

export type Dtype = keyof typeof bytesPerElement;

/** Where a tensor lies; `start` and `end` are offsets in the file. */
export interface TensorEntry {
  readonly name: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly start: number;
  readonly end: number;
}

export interface SafetensorsHeader {
  /** In the order in which they lie in the file. */
  readonly tensors: readonly TensorEntry[];
  readonly metadata: Readonly<Record<string, string>>;
}

/** Bytes before the JSON: its length, little-endian. */
export const headerPrefixBytes = 8;
/** A header of a real model is under 1 MB; anything beyond this is refused before it is read. */
const longestHeader = 16 * 2 ** 20;
const mostDimensions = 8;
/** The whole, a tensor, its shape. */
const deepestHeader = 3;

/**
 * Length in bytes of the JSON header from the first eight bytes of a file of `fileBytes` bytes.
 * Errors are short technical facts for 'safetensors-invalid'.
 */
export function readHeaderLength(prefix: Uint8Array, fileBytes: number): Result<number, string> {
  if (fileBytes < headerPrefixBytes || prefix.length < headerPrefixBytes)
    return err(`only ${fileBytes} bytes long`);
  const view = new DataView(prefix.buffer, prefix.byteOffset, headerPrefixBytes);
  const length = Number(view.getBigUint64(0, true));
  if (length > fileBytes - headerPrefixBytes)
    return err(`header of ${length} bytes in a file of ${fileBytes} bytes`);
  if (length > longestHeader) return err(`header of ${length} bytes, more than ${longestHeader}`);
  return ok(length);
}

/**
 * Reads and checks a header. Nothing is allocated for tensors here; afterwards every range lies inside the file,
 * fits its type and shape, and the ranges cover the data without overlap or gap (as the format demands).
 */
export function readHeader(json: Uint8Array, fileBytes: number): Result<SafetensorsHeader, string> {
  const parsed = parseHeaderJson(json);
  if (!parsed.ok) return parsed;
  const dataStart = headerPrefixBytes + json.length;
  const tensors: TensorEntry[] = [];
  let metadata: Readonly<Record<string, string>> = {};
  for (const [name, value] of Object.entries(parsed.value)) {
    if (name === '__metadata__') {
      if (!isStringRecord(value)) return err('__metadata__ holds something else than strings');
      metadata = value;
      continue;
    }
    const entry = readEntry(name, value, dataStart, fileBytes);
    if (!entry.ok) return entry;
    tensors.push(entry.value);
  }
  tensors.sort((a, b) => a.start - b.start || a.end - b.end);
  const fault = faultOfLayout(tensors, dataStart, fileBytes);
  return fault === undefined ? ok({ tensors, metadata }) : err(fault);
}

function parseHeaderJson(json: Uint8Array): Result<Readonly<Record<string, unknown>>, string> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(json);
  } catch {
    return err('header is not UTF-8');
  }
  const fault = faultOfJsonShape(text, deepestHeader);
  if (fault !== undefined) return err(`header: ${fault}`);
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? ok(value) : err('header is not a JSON object');
  } catch {
    return err('header is not JSON');
  }
}

function readEntry(
  name: string,
  value: unknown,
  dataStart: number,
  fileBytes: number,
): Result<TensorEntry, string> {
  const where = `tensor ${JSON.stringify(name).slice(0, 80)}`;
  if (!isRecord(value)) return err(`${where} is not an object`);
  const { dtype, shape, data_offsets: offsets } = value;
  if (!isDtype(dtype)) return err(`${where} has the unknown type ${JSON.stringify(dtype)?.slice(0, 40)}`);
  if (!isCountList(shape) || shape.length > mostDimensions) return err(`${where} has no valid shape`);
  if (!isCountList(offsets) || offsets.length !== 2) return err(`${where} has no valid data_offsets`);
  const [from = 0, to = 0] = offsets;
  if (from > to || to > fileBytes - dataStart)
    return err(`${where} lies at ${from}..${to} of ${fileBytes - dataStart} data bytes`);
  const bytes = shape.reduce((product, side) => product * side, bytesPerElement[dtype]);
  if (bytes !== to - from)
    return err(`${where} of ${dtype} [${shape.join(', ')}] needs ${bytes} bytes and has ${to - from}`);
  return ok({ name, dtype, shape, start: dataStart + from, end: dataStart + to });
}

function faultOfLayout(
  sorted: readonly TensorEntry[],
  dataStart: number,
  fileBytes: number,
): string | undefined {
  let end = dataStart;
  for (const tensor of sorted) {
    if (tensor.start !== end)
      return `tensor ${JSON.stringify(tensor.name).slice(0, 80)} ${tensor.start < end ? 'overlaps another' : 'leaves a gap before it'}`;
    end = tensor.end;
  }
  return end === fileBytes ? undefined : `${fileBytes - end} bytes after the last tensor`;
}

function isDtype(value: unknown): value is Dtype {
  return typeof value === 'string' && Object.hasOwn(bytesPerElement, value);
}

function isCountList(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0);
}

function isStringRecord(value: unknown): value is Readonly<Record<string, string>> {
  return isRecord(value) && Object.values(value).every((item) => typeof item === 'string');
}
