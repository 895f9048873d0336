import { createDataReader, type ReadData } from './dataReader';
import type { DataSource } from './dataset';
import { createProblemLog } from './problemLog';
import { createRecordReader } from './recordReader';
import { planRepairs } from './repairPlan';

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

/** Tells every record of a source as given, before any repair but that of its encoding. */
export async function readRecords(
  source: DataSource,
  record: (text: string, line: number, isRagged: boolean) => void,
  signal?: AbortSignal,
): Promise<void> {
  const encoding = planRepairs(source.repairs ?? [])?.encoding;
  const reader = createRecordReader(
    {
      log: createProblemLog(),
      record: (text, line) => record(text, line, false),
      ragged: (text, line) => record(text, line, true),
    },
    encoding,
  );
  for await (const chunk of chunksOf(source.bytes)) {
    signal?.throwIfAborted();
    reader.push(chunk);
  }
  signal?.throwIfAborted();
  reader.finish();
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
