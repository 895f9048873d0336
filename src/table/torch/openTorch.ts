import { openZip } from '../archive/readZip';
import { isZip } from '../archive/zipEntries';
import { refuse, refuseDamaged } from '../foreign/refuse';
import type { PickleMap, TorchStorage } from './pickleValue';
import { readPickle } from './readPickle';

/** A `torch.save` file: its plain values, and the bytes of its storages. */
export interface OpenTorch {
  readonly root: PickleMap;
  /** Bytes of a storage, as many as it says that it has. Throws Failed<ForeignFailure>. */
  readonly bytesOf: (storage: TorchStorage) => Uint8Array;
}

const pickleName = /(?:^|\/)data\.pkl$/;
const bytesPerNumber = { F32: 4, F16: 2, BF16: 2, I64: 8 } as const;

/** Whether these members are those of a `torch.save` file. */
export const isTorchZip = (paths: readonly string[]): boolean => paths.some((path) => pickleName.test(path));

/**
 * Whether the bytes are a `torch.save` file from before version 1.6: pickles one after the other, the first of which is
 * torch's magic number 0x1950a86a20f9469cfc6c.
 */
export const isOldTorchStream = (bytes: Uint8Array): boolean =>
  [0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19].every(
    (byte, index) => bytes[index] === byte,
  );

/** Opens a `torch.save` file: a zip with one pickle and the storages that it names. Throws Failed<ForeignFailure>. */
export function openTorch(file: Uint8Array, name: string): OpenTorch {
  if (isOldTorchStream(file)) return refuse({ kind: 'torch-old-stream', name });
  if (!isZip(file)) return refuseDamaged(name, 'torch', 'no zip');
  const zip = openZip(file, name);
  const [pickle, another] = zip.paths.filter((path) => pickleName.test(path));
  if (pickle === undefined || another !== undefined) return refuseDamaged(name, 'torch', 'not one data.pkl');
  const folder = pickle.replace(pickleName, '');
  const member = (path: string): Uint8Array | undefined =>
    zip.read(folder === '' ? path : `${folder}/${path}`);
  const order = member('byteorder');
  if (order !== undefined && new TextDecoder().decode(order) !== 'little')
    return refuseDamaged(name, 'torch', 'its numbers are not little-endian');
  const root = readPickle(member('data.pkl') ?? new Uint8Array(), name);
  if (root.kind !== 'map') return refuseDamaged(name, 'torch', 'no state dict');
  return {
    root,
    bytesOf: ({ key, type, count }) => {
      const bytes = member(`data/${key}`) ?? refuseDamaged(name, 'torch', `no member data/${key}`);
      return bytes.length === count * bytesPerNumber[type]
        ? bytes
        : refuseDamaged(name, 'torch', `data/${key} has ${bytes.length} bytes for ${count} ${type}`);
    },
  };
}
