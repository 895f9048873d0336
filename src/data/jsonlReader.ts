import { concatBytes } from './bytes';
import type { FoundProblems } from './dataProblem';
import type { Dataset, Example } from './dataset';
import { createLineDecoder } from './decodeLines';
import { foreignEncoding, judgeWholeText, suspectShape } from './fileShape';
import { createProblemLog, placeIn, wholeLine } from './problemLog';
import { createColumns, readRow, reportColumns } from './readRow';

/** A file as read: the rows that can be used, and everything that was wrong with the others. */
export interface ReadData extends FoundProblems {
  readonly dataset: Dataset;
  /** Lines of the file, blank ones included. */
  readonly lines: number;
  readonly bytes: number;
}

/** Reads JSON Lines as its bytes arrive (rules D1 to D8). Chunks may end anywhere, also inside a character. */
export interface JsonlReader {
  push(chunk: Uint8Array): void;
  /** Ends the file; the reader cannot be used any more. */
  finish(): ReadData;
}

/** Bytes to see before judging the encoding, lines (not blank) before judging the shape. */
const headBytes = 512;
const headLines = 3;

interface Line {
  readonly text: string;
  readonly line: number;
}

export function createJsonlReader(name: string): JsonlReader {
  const log = createProblemLog();
  const columns = createColumns();
  const examples: Example[] = [];
  const decoder = createLineDecoder(log);
  let bytes = 0;
  let lines = 0;
  /** First bytes, until the encoding is judged. */
  let head: Uint8Array[] | undefined = [];
  /** Lines kept back: the first ones, and all of them while the file may be one JSON text. */
  let held: Line[] = [];
  let isText = true;
  let mode: 'first-lines' | 'rows' | 'list' | 'pretty' | 'refused' = 'first-lines';

  const readHeld = (): void => {
    mode = 'rows';
    for (const { text, line } of held) takeRow(text, line);
    held = [];
  };

  const takeRow = (text: string, line: number): void => {
    const example = readRow(text, line, columns, log);
    if (example !== undefined) examples.push(example);
  };

  const judgeShape = (): void => {
    const shape = suspectShape(held.map((line) => line.text));
    if (shape === undefined) readHeld();
    else if (shape.kind === 'separated-values') {
      log.add(shape, wholeLine(held[0]?.line, held[0]?.text));
      mode = 'refused';
    } else mode = shape.kind;
  };

  const takeLines = (decoded: readonly (string | undefined)[]): void => {
    for (const raw of decoded) {
      lines += 1;
      if (raw === undefined || mode === 'refused') continue;
      const text = raw.charCodeAt(0) === 0xfeff ? withoutMark(raw, lines) : raw;
      if (text.charCodeAt(0) !== 0x7b && text.trim() === '') continue;
      if (mode === 'rows') takeRow(text, lines);
      else {
        held.push({ text, line: lines });
        if (mode === 'first-lines' && held.length === headLines) judgeShape();
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
    if (looksLike !== undefined) {
      log.add({ kind: 'not-utf8', looksLike }, wholeLine(1));
      isText = false;
    } else takeLines(decoder.push(start));
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
      if (mode === 'first-lines') judgeShape();
      if (mode === 'list' || mode === 'pretty') {
        const fault = judgeWholeText(held.map((line) => line.text).join('\n'), mode);
        if (fault === undefined) readHeld();
        else log.add(fault, wholeLine(held[0]?.line, held[0]?.text));
      }
      if (decoder.looksEightBit())
        log.add({ kind: 'not-utf8', looksLike: 'windows-1252' }, wholeLine(undefined));
      reportColumns(columns, log);
      const dataset = { name, examples, fieldNames: [...columns.names] };
      return { dataset, ...log.found(), lines, bytes };
    },
  };
}
