import { createDataReader, type ReadData } from './dataReader';
import type { DataSource } from './dataset';

const chunkBytes = 1 << 20;

/**
 * Reads a whole source in pieces. `onProgress` gets the number of bytes read so far. Between pieces other work gets
 * its turn, so that `signal` can stop the reading: it then rejects with the signal's reason (an AbortError).
 */
export async function readDataSource(
  source: DataSource,
  options: { readonly signal?: AbortSignal; readonly onProgress?: (bytes: number) => void } = {},
): Promise<ReadData> {
  const reader = createDataReader(source.name, source.repairs);
  let bytes = 0;
  for await (const chunk of chunksOf(source.bytes)) {
    options.signal?.throwIfAborted();
    reader.push(chunk);
    bytes += chunk.length;
    options.onProgress?.(bytes);
  }
  options.signal?.throwIfAborted();
  return reader.finish();
}

async function* chunksOf(bytes: Uint8Array | Blob): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < byteCount(bytes); start += chunkBytes) {
    const end = start + chunkBytes;
    if (bytes instanceof Uint8Array) {
      if (start > 0) await new Promise((resolve) => setTimeout(resolve));
      yield bytes.subarray(start, end);
    } else yield new Uint8Array(await bytes.slice(start, end).arrayBuffer());
  }
}

const byteCount = (bytes: Uint8Array | Blob): number =>
  bytes instanceof Uint8Array ? bytes.length : bytes.size;
