import { concatBytes } from './bytes';
import { createLineDecoder, createPlainDecoder, type DecodedLine, type LineDecoder } from './decodeLines';
import { foreignEncoding, suspectShape } from './fileShape';
import { placeIn, wholeLine } from './problemLog';
import { type HeldLine, isBlank, readWholeFile } from './readWholeFile';
import { type DataFormat, type RecordSink, rowOf, textOf } from './textRow';

export type { DataFormat } from './textRow';

export interface FileFacts {
  readonly lines: number;
  readonly bytes: number;
  readonly format: DataFormat;
}

/** Cuts a file into records as its bytes arrive. Chunks may end anywhere, also inside a character. */
export interface RecordReader {
  push(chunk: Uint8Array): void;
  /** Ends the file in many small steps; the reader cannot be used any more. */
  finish(): Generator<unknown, FileFacts>;
}

/** Bytes to see before judging the encoding, lines (not blank) before judging the shape. */
const headBytes = 512;
const headLines = 3;

/** `encoding`: what the user said the bytes are; without it UTF-8, or UTF-16 where the bytes show it. */
export function createRecordReader(sink: RecordSink, encoding: 'windows-1252' | undefined): RecordReader {
  const { log } = sink;
  let decoder: LineDecoder = encoding === undefined ? createLineDecoder() : createPlainDecoder(encoding);
  let bytes = 0;
  let lines = 0;
  /** First bytes, until the encoding is judged. */
  let head: Uint8Array[] | undefined = encoding === undefined ? [] : undefined;
  /** Lines kept back: the first ones, and all of them while the file may be one text. Empty ones are left out. */
  let held: HeldLine[] = [];
  let heldRecords = 0;
  let isText = true;
  let shape: ReturnType<typeof suspectShape> | 'unknown' = 'unknown';

  const judgeShape = (): void => {
    const records = held.filter((line) => !isBlank(line));
    shape = suspectShape(records.map((line) => textOf(line.content)));
    if (shape !== undefined) return;
    for (const { content, line } of records) sink.record(rowOf(content, line));
    held = [];
  };

  const takeLines = (decoded: readonly DecodedLine[]): void => {
    for (const raw of decoded) {
      lines += 1;
      const content = textOf(raw).charCodeAt(0) === 0xfeff ? withoutMark(raw, lines) : raw;
      const text = textOf(content);
      const isRecord = text.charCodeAt(0) === 0x7b || text.trim() !== '';
      if (shape === undefined) {
        if (isRecord) sink.record(rowOf(content, lines));
        continue;
      }
      // White space alone may stand inside a cell of a table, so only what is before the first record goes.
      if (isRecord || (heldRecords > 0 && text !== '')) held.push({ content, line: lines });
      if (isRecord) heldRecords += 1;
      if (isRecord && shape === 'unknown' && heldRecords === headLines) judgeShape();
    }
  };

  const withoutMark = (line: DecodedLine, number: number): DecodedLine => {
    log.add({ kind: 'byte-order-mark' }, () => placeIn(textOf(line), number, 0));
    return typeof line === 'string'
      ? line.slice(1)
      : { ...line, text: line.text.slice(1), offset: line.offset - 1 };
  };

  const judgeEncoding = (chunks: readonly Uint8Array[]): void => {
    head = undefined;
    const start = concatBytes(chunks);
    const looksLike = foreignEncoding(start.subarray(0, headBytes));
    if (looksLike !== undefined) log.add({ kind: 'not-utf8', looksLike }, () => wholeLine(1));
    if (looksLike === 'binary') isText = false;
    else {
      if (looksLike !== undefined) decoder = createPlainDecoder(looksLike);
      takeLines(decoder.push(start));
    }
  };

  return {
    push: (chunk) => {
      bytes += chunk.length;
      if (head !== undefined) {
        head.push(chunk.slice());
        if (bytes >= headBytes) judgeEncoding(head);
      } else if (isText) takeLines(decoder.push(chunk));
    },
    finish: function* () {
      if (head !== undefined) judgeEncoding(head);
      takeLines(decoder.finish());
      if (shape === 'unknown') judgeShape();
      const lasting = held;
      held = [];
      const format =
        shape === undefined || shape === 'unknown'
          ? 'json-lines'
          : yield* readWholeFile(lasting, shape, sink);
      if (decoder.looksEightBit())
        log.add({ kind: 'not-utf8', looksLike: 'windows-1252' }, () => wholeLine(undefined));
      return { lines, bytes, format };
    },
  };
}
