/** Storages whose numbers are read, by the name of their class. */
export const storageTypes = {
  'torch.FloatStorage': 'F32',
  'torch.HalfStorage': 'F16',
  'torch.BFloat16Storage': 'BF16',
  'torch.LongStorage': 'I64',
} as const;

export type StorageType = (typeof storageTypes)[keyof typeof storageTypes];

/** Numbers that lie in the member `data/<key>`. */
export interface TorchStorage {
  readonly kind: 'storage';
  readonly type: StorageType;
  readonly key: string;
  readonly count: number;
}

/** A view of a storage; sizes are counted in numbers. */
export interface TorchTensor {
  readonly kind: 'tensor';
  readonly storage: TorchStorage;
  readonly offset: number;
  readonly shape: readonly number[];
  readonly stride: readonly number[];
}

export interface PickleMap {
  readonly kind: 'map';
  readonly entries: Map<string, PickleValue>;
}

/** What a pickle may build. */
export type PickleValue =
  | { readonly kind: 'none' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'tuple'; readonly items: readonly PickleValue[] }
  | PickleMap
  /** A name, never what it names. */
  | { readonly kind: 'global'; readonly name: string }
  | TorchStorage
  | TorchTensor;
