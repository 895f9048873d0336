import { inTurns, nextTurn } from '../base/turns';
import { createDataReader, type ReadData } from './dataReader';
import type { DataSource } from './dataset';
import { createProblemLog } from './problemLog';
import { createRecordReader } from './recordReader';
import { planRepairs } from './repairPlan';
import type { TextRow } from './textRow';

const chunkBytes = 1 << 19;

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
  return inTurns(reader.finishing(), options.signal);
}

/**
 * Tells every record of a source as given, before any repair but that of its encoding, until `isEnough` says so.
 * Rejects with the signal's reason when it is aborted.
 */
export async function readRecords(
  source: DataSource,
  record: (row: TextRow) => void,
  { signal, isEnough }: { readonly signal?: AbortSignal | undefined; readonly isEnough?: () => boolean } = {},
): Promise<void> {
  const encoding = planRepairs(source.repairs ?? [])?.encoding;
  const reader = createRecordReader({ log: createProblemLog(), record }, encoding);
  for await (const chunk of chunksOf(source.bytes)) {
    signal?.throwIfAborted();
    reader.push(chunk);
    if (isEnough?.() === true) return;
  }
  await inTurns(reader.finish(), signal);
}

async function* chunksOf(bytes: Uint8Array | Blob): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < byteCount(bytes); start += chunkBytes) {
    if (start > 0) await nextTurn();
    const end = start + chunkBytes;
    yield bytes instanceof Uint8Array
      ? bytes.subarray(start, end)
      : new Uint8Array(await bytes.slice(start, end).arrayBuffer());
  }
}

const byteCount = (bytes: Uint8Array | Blob): number =>
  bytes instanceof Uint8Array ? bytes.length : bytes.size;
