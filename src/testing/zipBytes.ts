import { crc32 } from '../table/archive/crc32';

/** A member of a zip as it is to be written, wrong numbers included. */
export interface ZipMember {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** As the headers tell, where it is to differ from the truth. */
  readonly size?: number;
  readonly packed?: number;
  readonly headerStart?: number;
  readonly method?: number;
  readonly flags?: number;
  readonly crc?: number;
  readonly localPath?: string;
}

const u16 = (value: number): number[] => [value & 0xff, (value >> 8) & 0xff];
const u32 = (value: number): number[] => [...u16(value & 0xffff), ...u16(value >>> 16)];

/** The bytes of a zip with stored members, written by hand so that a test can lie in any header. */
export function zipBytes(members: readonly ZipMember[], count = members.length): Uint8Array<ArrayBuffer> {
  const body: number[] = [];
  const directory: number[] = [];
  for (const member of members) {
    const { path, bytes, method = 0, flags = 0, localPath = path } = member;
    const headerStart = member.headerStart ?? body.length;
    const name = [...new TextEncoder().encode(path)];
    const numbers = [
      ...u32(member.crc ?? crc32(bytes)),
      ...u32(member.packed ?? bytes.length),
      ...u32(member.size ?? bytes.length),
    ];
    const common = [
      ...u16(20),
      ...u16(flags),
      ...u16(method),
      ...u32(0x210000),
      ...numbers,
      ...u16(name.length),
    ];
    const localName = [...new TextEncoder().encode(localPath)];
    body.push(0x50, 0x4b, 3, 4, ...common, ...u16(0), ...localName, ...bytes);
    directory.push(0x50, 0x4b, 1, 2, ...u16(20), ...common, ...u16(0), ...u16(0), ...u16(0));
    directory.push(...u16(0), ...u32(0), ...u32(headerStart), ...name);
  }
  const end = [0x50, 0x4b, 5, 6, ...u32(0), ...u16(count), ...u16(count), ...u32(directory.length)];
  return Uint8Array.from([...body, ...directory, ...end, ...u32(body.length), ...u16(0)]);
}
