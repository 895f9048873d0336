/** Remainders of every byte for the reflected polynomial 0xEDB88320; made on first use. */
let remainders: Uint32Array | undefined;

/** CRC-32 as zip and gzip use it (ISO 3309, RFC 1952 section 8), as an unsigned number. */
export function crc32(bytes: Uint8Array): number {
  remainders ??= Uint32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
    return rest;
  });
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++)
    crc = (remainders[(crc ^ (bytes[i] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
