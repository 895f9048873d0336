import { concatBytes } from './bytes';

/** A line with a byte that is not UTF-8. */
export interface InvalidLine {
  /** The line with a replacement sign for what is invalid. */
  readonly text: string;
  /** One-based byte of the line, its value, and the UTF-16 offset of its sign in `text`. */
  readonly byte: number;
  readonly value: number;
  readonly offset: number;
}

export type DecodedLine = string | InvalidLine;

/** Turns chunks of bytes into lines, and names the bytes that are not UTF-8. */
export interface LineDecoder {
  /** Lines completed by this chunk. */
  push(chunk: Uint8Array): readonly DecodedLine[];
  /** The last line, when the file does not end with a line break. */
  finish(): readonly DecodedLine[];
  /** Lines had invalid bytes and no line any valid character beyond ASCII: an 8-bit encoding. */
  looksEightBit(): boolean;
}

const lineFeed = 10;

export function createLineDecoder(): LineDecoder {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
  let carried: Uint8Array[] = [];
  let invalidLines = 0;
  let beyondAscii = false;

  const decodeLine = (bytes: Uint8Array): DecodedLine => {
    const invalid = firstInvalidByte(bytes);
    if (invalid === undefined) {
      const text = strict.decode(bytes);
      beyondAscii ||= text.length !== bytes.length;
      return text;
    }
    invalidLines += 1;
    const before = strict.decode(bytes.subarray(0, invalid));
    const text = before + lenient.decode(bytes.subarray(invalid));
    return { text, byte: invalid + 1, value: bytes[invalid] ?? 0, offset: before.length };
  };

  /** Whole lines, the last one without its line break. */
  const decodeBlock = (block: Uint8Array): readonly DecodedLine[] => {
    try {
      const text = strict.decode(block);
      beyondAscii ||= text.length !== block.length;
      return text.split('\n');
    } catch {
      return splitBytes(block).map(decodeLine);
    }
  };

  return {
    push: (chunk) => {
      const last = chunk.lastIndexOf(lineFeed);
      if (last < 0) {
        carried.push(chunk.slice());
        return [];
      }
      const block = concatBytes([...carried, chunk.subarray(0, last)]);
      carried = [chunk.slice(last + 1)];
      return decodeBlock(block);
    },
    finish: () => {
      const rest = concatBytes(carried);
      carried = [];
      return rest.length > 0 ? decodeBlock(rest) : [];
    },
    looksEightBit: () => invalidLines > 0 && !beyondAscii,
  };
}

/** Lines of text in an encoding in which every byte, or pair of bytes, is taken as it comes. */
export function createPlainDecoder(encoding: 'windows-1252' | 'utf-16le' | 'utf-16be'): LineDecoder {
  const decoder = new TextDecoder(encoding);
  let carried = '';
  return {
    push: (chunk) => {
      const lines = (carried + decoder.decode(chunk, { stream: true })).split('\n');
      carried = lines.pop() ?? '';
      return lines;
    },
    finish: () => {
      const rest = carried + decoder.decode();
      carried = '';
      return rest === '' ? [] : [rest];
    },
    looksEightBit: () => false,
  };
}

function splitBytes(block: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let start = 0;
  for (let end = block.indexOf(lineFeed); end >= 0; end = block.indexOf(lineFeed, start)) {
    parts.push(block.subarray(start, end));
    start = end + 1;
  }
  parts.push(block.subarray(start));
  return parts;
}

/** Index of the first byte at which decoding must fail: the start of the sequence that is no UTF-8. */
export function firstInvalidByte(bytes: Uint8Array): number | undefined {
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceLength(bytes, i);
    if (length === 0) return i;
    i += length;
  }
  return undefined;
}

/** Bytes of the well-formed sequence at `i` (Unicode, table 3-7); 0 when there is none. */
function sequenceLength(bytes: Uint8Array, i: number): number {
  const lead = bytes[i] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  for (let k = 1; k < length; k++) {
    const next = bytes[i + k] ?? 0;
    let low = 0x80;
    let high = 0xbf;
    if (k === 1 && lead === 0xe0) low = 0xa0;
    if (k === 1 && lead === 0xed) high = 0x9f;
    if (k === 1 && lead === 0xf0) low = 0x90;
    if (k === 1 && lead === 0xf4) high = 0x8f;
    if (next < low || next > high) return 0;
  }
  return length;
}
