/** Bytes of a pickle, taken one after the other. What lies behind the end is undefined. */
export interface PickleReader {
  readonly offset: () => number;
  readonly byte: () => number | undefined;
  /** A signed 32-bit number, little-endian. */
  readonly int: () => number | undefined;
  readonly unsigned: () => number | undefined;
  /** UTF-8 of a length in bytes; undefined too where it is not sound. */
  readonly text: (bytes: number) => string | undefined;
  /** ASCII up to a line feed, which is passed over. */
  readonly line: () => string | undefined;
}

const longestLine = 256;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function createPickleReader(bytes: Uint8Array): PickleReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let offset = 0;
  /** Passes over `count` bytes; where they began, or undefined when there are not so many. */
  const take = (count: number): number | undefined => {
    if (count > bytes.length - offset) return undefined;
    offset += count;
    return offset - count;
  };
  const decode = (start: number, end: number): string | undefined => {
    try {
      return utf8.decode(bytes.subarray(start, end));
    } catch {
      return undefined;
    }
  };
  return {
    offset: () => offset,
    byte: () => {
      const at = take(1);
      return at === undefined ? undefined : bytes[at];
    },
    int: () => {
      const at = take(4);
      return at === undefined ? undefined : view.getInt32(at, true);
    },
    unsigned: () => {
      const at = take(4);
      return at === undefined ? undefined : view.getUint32(at, true);
    },
    text: (length) => {
      const at = take(length);
      return at === undefined ? undefined : decode(at, at + length);
    },
    line: () => {
      const end = bytes.subarray(offset, offset + longestLine).indexOf(0x0a);
      if (end < 0) return undefined;
      const start = offset;
      offset += end + 1;
      return decode(start, start + end);
    },
  };
}
