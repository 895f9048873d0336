import type { ReadOptions } from './modelFiles';

/** Bytes asked for at once: progress and cancelling answer within one such chunk. */
const chunkBytes = 8 * 2 ** 20;

/**
 * Bytes [start, end) in chunks. `readChunk` may give fewer bytes than asked for, and none at the end of the file; the
 * result is then shorter. Rejects with the signal's reason.
 */
export async function readInChunks(
  range: { readonly start: number; readonly end: number },
  readChunk: (start: number, end: number) => Promise<Uint8Array>,
  options: ReadOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(range.end - range.start);
  let filled = 0;
  while (filled < bytes.length) {
    options.signal?.throwIfAborted();
    const start = range.start + filled;
    const chunk = await readChunk(start, Math.min(start + chunkBytes, range.end));
    if (chunk.length === 0) return bytes.slice(0, filled);
    bytes.set(chunk, filled);
    filled += chunk.length;
    options.onBytes?.(chunk.length);
  }
  options.signal?.throwIfAborted();
  return bytes;
}
