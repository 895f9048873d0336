import { isRecord } from '../../model/jsonRecord';
import { bytesOfFloat32, float32Values } from '../../model/tensorNumbers';
import { readPythonLiteral } from '../../prompt/pythonLiteral';
import { type Matrix, sidesOf } from '../foreign/matrix';
import { refuse, refuseDamaged } from '../foreign/refuse';
import type { VirtualPrompt } from '../promptTable';

/** `\x93NUMPY` */
const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
const longestHeader = 64 * 2 ** 10;

export const isNpy = (bytes: Uint8Array): boolean => magic.every((byte, index) => bytes[index] === byte);

/**
 * A prompt as NumPy's .npy, version 1.0: [virtual tokens, n_embd], little-endian F32 in C order. The header ends at a
 * multiple of 64 bytes, as `numpy.save` writes it (numpy.lib.format).
 */
export function writeNpy({
  embeddings,
  totalVirtualTokens,
  hiddenSize,
}: Pick<VirtualPrompt, 'embeddings' | 'totalVirtualTokens' | 'hiddenSize'>): Uint8Array<ArrayBuffer> {
  const told = `{'descr': '<f4', 'fortran_order': False, 'shape': (${totalVirtualTokens}, ${hiddenSize}), }`;
  const before = magic.length + 4;
  const length = Math.ceil((before + told.length + 1) / 64) * 64 - before;
  const header = new TextEncoder().encode(`${told.padEnd(length - 1)}\n`);
  const file = new Uint8Array(before + length + embeddings.byteLength);
  file.set([...magic, 1, 0, length & 0xff, length >> 8]);
  file.set(header, before);
  file.set(bytesOfFloat32(embeddings), before + length);
  return file;
}

/**
 * A matrix from a .npy file of version 1 to 3: F32 or F16 exactly, F64 rounded to F32; in C or Fortran order.
 * Throws Failed<ForeignFailure>.
 */
export function readNpy(file: Uint8Array, name: string): Matrix {
  const { text, start } = readHeaderText(file, name);
  const header = readPythonLiteral(text.trim());
  const told = header.ok && isRecord(header.value) ? header.value : refuseDamaged(name, 'npy', 'no header');
  const { descr, fortran_order: byColumns, shape } = told;
  const size =
    sizeOf(descr) ?? refuse({ kind: 'foreign-tensor-dtype', tensor: name, found: typeText(descr) });
  if (typeof byColumns !== 'boolean' || !isCountList(shape))
    return refuseDamaged(name, 'npy', 'no sound header');
  const [rows, columns] = sidesOf(name, shape);
  if (rows * columns * size !== file.length - start)
    return refuseDamaged(name, 'npy', `${file.length - start} bytes for ${rows} x ${columns} numbers`);
  const values = readValues(file.slice(start), size);
  return { values: byColumns ? transposed(values, rows, columns) : values, shape: [rows, columns] };
}

function readHeaderText(file: Uint8Array, name: string): { readonly text: string; readonly start: number } {
  const major = file[magic.length] ?? 0;
  const before = magic.length + (major === 1 ? 4 : 6);
  if (!isNpy(file) || major < 1 || major > 3 || file.length < before)
    return refuseDamaged(name, 'npy', 'no header of version 1 to 3');
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  const start = before + length;
  if (length > longestHeader || start > file.length)
    return refuseDamaged(name, 'npy', `a header of ${length} bytes in a file of ${file.length}`);
  return { text: new TextDecoder().decode(file.subarray(before, start)), start };
}

/** Bytes of a number; undefined for types that are not read. */
function sizeOf(descr: unknown): 2 | 4 | 8 | undefined {
  if (descr === '<f4') return 4;
  if (descr === '<f2') return 2;
  return descr === '<f8' ? 8 : undefined;
}

const typeText = (descr: unknown): string =>
  (typeof descr === 'string' ? descr : (JSON.stringify(descr) ?? 'nothing')).slice(0, 40);

function readValues(bytes: Uint8Array, size: 2 | 4 | 8): Float32Array {
  if (size === 8) return Float32Array.from(new Float64Array(bytes.buffer));
  return float32Values(size === 4 ? 'F32' : 'F16', bytes) ?? new Float32Array();
}

function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  return Float32Array.from(
    values,
    (_, index) => values[(index % columns) * rows + Math.floor(index / columns)] ?? 0,
  );
}

function isCountList(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0);
}
