import { concatBytes } from './bytes';
import type { FileFault, LineFault } from './dataProblem';
import { createLineDecoder, createPlainDecoder, type LineDecoder } from './decodeLines';
import { foreignEncoding, judgeWholeText, suspectShape } from './fileShape';
import { type ProblemLog, placeIn, wholeLine } from './problemLog';
import { readSeparated, type Separator } from './readSeparated';
import { splitWholeText } from './splitWholeText';

/** How the records lie in a file, decided by its content, whatever its name. */
export type DataFormat = 'json-lines' | 'json-list' | 'pretty-printed' | 'separated-values';

/** Cuts a file into records as its bytes arrive. Chunks may end anywhere, also inside a character. */
export interface RecordReader {
  push(chunk: Uint8Array): void;
  /** Ends the file; the reader cannot be used any more. */
  finish(): { readonly lines: number; readonly bytes: number; readonly format: DataFormat };
}

/** What a record reader tells, in the order of the file. */
export interface RecordSink {
  readonly log: ProblemLog;
  /** The text of one record and its first line: a line of JSON Lines, an item of a list, a row of a table as JSON. */
  record(text: string, line: number): void;
  /** A row of a table that does not fit its header, as JSON as far as it goes. */
  ragged(text: string, line: number, fault: Extract<LineFault, { kind: 'ragged-row' }>): void;
}

/** Bytes to see before judging the encoding, lines (not blank) before judging the shape. */
const headBytes = 512;
const headLines = 3;

type Mode =
  | { readonly kind: 'first-lines' | 'records' | 'list' | 'pretty' }
  | { readonly kind: 'table'; readonly separator: Separator };

/** `encoding`: what the user said the bytes are; without it UTF-8, or UTF-16 where the bytes show it. */
export function createRecordReader(
  { log, record, ragged }: RecordSink,
  encoding: 'windows-1252' | undefined,
): RecordReader {
  let decoder: LineDecoder = encoding === undefined ? createLineDecoder(log) : createPlainDecoder(encoding);
  let bytes = 0;
  let lines = 0;
  let format: DataFormat = 'json-lines';
  /** First bytes, until the encoding is judged. */
  let head: Uint8Array[] | undefined = encoding === undefined ? [] : undefined;
  /** Lines kept back: the first ones, and all of them while the file may be one text. Sparse: blank lines are holes. */
  let held: { readonly text: string; readonly line: number }[] = [];
  let isText = true;
  let mode: Mode = { kind: 'first-lines' };

  const readHeld = (): void => {
    mode = { kind: 'records' };
    for (const { text, line } of held) record(text, line);
    held = [];
  };

  const judgeShape = (): void => {
    const shape = suspectShape(held.map((line) => line.text));
    if (shape === undefined) readHeld();
    else mode = shape.kind === 'separated-values' ? { kind: 'table', separator: shape.separator } : shape;
  };

  const takeLines = (decoded: readonly (string | undefined)[]): void => {
    for (const raw of decoded) {
      lines += 1;
      if (raw === undefined) continue;
      const text = raw.charCodeAt(0) === 0xfeff ? withoutMark(raw, lines) : raw;
      if (text.charCodeAt(0) !== 0x7b && text.trim() === '') continue;
      if (mode.kind === 'records') record(text, lines);
      else {
        held.push({ text, line: lines });
        if (mode.kind === 'first-lines' && held.length === headLines) judgeShape();
      }
    }
  };

  const withoutMark = (text: string, line: number): string => {
    log.add({ kind: 'byte-order-mark' }, placeIn(text, line, 0));
    return text.slice(1);
  };

  const judgeEncoding = (chunks: readonly Uint8Array[]): void => {
    head = undefined;
    const start = concatBytes(chunks);
    const looksLike = foreignEncoding(start.subarray(0, headBytes));
    if (looksLike !== undefined) log.add({ kind: 'not-utf8', looksLike }, wholeLine(1));
    if (looksLike === 'binary') isText = false;
    else {
      if (looksLike !== undefined) decoder = createPlainDecoder(looksLike);
      takeLines(decoder.push(start));
    }
  };

  /** The lines kept back as one text that still has every line break. */
  const wholeText = (): string => {
    let at = held[0]?.line ?? 1;
    const parts: string[] = [];
    for (const { text, line } of held) {
      parts.push('\n'.repeat(line - at), text);
      at = line;
    }
    return parts.join('');
  };

  const readWhole = (kind: 'list' | 'pretty', fault: FileFault, text: string): void => {
    const first = held[0];
    log.add(fault, wholeLine(first?.line, first?.text));
    for (const each of splitWholeText(text, kind, first?.line ?? 1)) record(each.text, each.line);
  };

  const readTable = (separator: Separator): void => {
    const first = held[0];
    log.add({ kind: 'separated-values', separator }, wholeLine(first?.line, first?.text));
    const { rows, columns } = readSeparated(wholeText(), separator, first?.line ?? 1);
    for (const { text, line, cells } of rows) {
      if (cells === columns) record(text, line);
      else ragged(text, line, { kind: 'ragged-row', cells, columns });
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
    finish: () => {
      if (head !== undefined) judgeEncoding(head);
      takeLines(decoder.finish());
      if (mode.kind === 'first-lines') judgeShape();
      if (mode.kind === 'table') {
        format = 'separated-values';
        readTable(mode.separator);
      } else if (mode.kind === 'list' || mode.kind === 'pretty') {
        const text = wholeText();
        const fault = judgeWholeText(text, mode.kind);
        if (fault === undefined) readHeld();
        else {
          format = mode.kind === 'list' ? 'json-list' : 'pretty-printed';
          readWhole(mode.kind, fault, text);
        }
      }
      if (decoder.looksEightBit())
        log.add({ kind: 'not-utf8', looksLike: 'windows-1252' }, wholeLine(undefined));
      return { lines, bytes, format };
    },
  };
}
