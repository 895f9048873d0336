import { sha256 as hashInJavaScript } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/**
 * SHA-256 as lower-case hex. The platform's own is several times faster and is used where it is offered (secure
 * contexts and Node); the result is the same.
 */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  // A page that is served without TLS from another machine has no `subtle`, whatever the types say.
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (subtle === undefined) return bytesToHex(hashInJavaScript(bytes));
  return bytesToHex(new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)));
}

/** The same without waiting; for little data, such as a learned prompt. */
export const sha256HexAtOnce = (bytes: Uint8Array): string => bytesToHex(hashInJavaScript(bytes));
