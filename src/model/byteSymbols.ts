/**
 * The byte alphabet of byte-level BPE: every byte is written as one printable character, so that a vocabulary file
 * holds no spaces or control characters. Printable Latin-1 bytes stand for themselves, the other 68 take U+0100
 * onwards in ascending order (GPT-2's `bytes_to_unicode`).
 */
const standsForItself = (byte: number): boolean =>
  (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;

/** Symbol of each byte, index 0..255. */
export const byteSymbols: readonly string[] = (() => {
  let next = 0x100;
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(standsForItself(byte) ? byte : next++));
})();

const bytesBySymbol: ReadonlyMap<string, number> = new Map(byteSymbols.map((symbol, byte) => [symbol, byte]));

const utf8 = new TextEncoder();

/** The UTF-8 bytes of `text` as byte symbols. Lone surrogates become the bytes of U+FFFD. */
export function toByteSymbols(text: string): string {
  let symbols = '';
  for (const byte of utf8.encode(text)) symbols += byteSymbols[byte];
  return symbols;
}

/** The bytes a vocabulary entry stands for. An entry with characters outside the alphabet stands for its own UTF-8. */
export function bytesOfToken(token: string): Uint8Array {
  const bytes = new Uint8Array(token.length);
  for (let i = 0; i < token.length; i++) {
    const byte = bytesBySymbol.get(token.charAt(i));
    if (byte === undefined) return utf8.encode(token);
    bytes[i] = byte;
  }
  return bytes;
}
