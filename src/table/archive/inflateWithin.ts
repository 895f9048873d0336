import { Inflate } from 'fflate';
import { Failed } from '../../base/failed';
import type { ForeignFormat } from '../foreign/foreignFailure';
import { refuse, refuseDamaged } from '../foreign/refuse';

/** Input per step: DEFLATE grows at most 1032-fold, so that one step brings 16 MiB at the most. */
const stepBytes = 16 * 2 ** 10;

/**
 * Unpacks a raw DEFLATE stream (RFC 1951) to at most `most` bytes; one that goes on is refused before more is made.
 * Throws Failed<ForeignFailure>.
 */
export function inflateWithin(
  packed: Uint8Array,
  most: number,
  name: string,
  format: ForeignFormat,
): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate((chunk) => {
    size += chunk.length;
    if (size > most) refuse({ kind: 'foreign-too-large', name, limit: most });
    chunks.push(chunk);
  });
  try {
    for (let start = 0; start === 0 || start < packed.length; start += stepBytes) {
      const end = start + stepBytes;
      stream.push(packed.subarray(start, end), end >= packed.length);
    }
  } catch (error) {
    if (error instanceof Failed) throw error;
    // The library tells what is wrong in a stream by errors of several types.
    refuseDamaged(name, format, error instanceof Error ? error.message : 'no DEFLATE stream');
  }
  const bytes = new Uint8Array(size);
  let end = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, end);
    end += chunk.length;
  }
  return bytes;
}
