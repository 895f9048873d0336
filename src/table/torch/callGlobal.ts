import type { PickleValue, TorchStorage, TorchTensor } from './pickleValue';
import { storageTypes } from './pickleValue';

const ordered = 'collections.OrderedDict';
const tensor = 'torch._utils._rebuild_tensor_v2';
const parameter = 'torch._utils._rebuild_parameter';

/** The names that a pickle may mention. */
export const knownGlobals: readonly string[] = [ordered, tensor, parameter, ...Object.keys(storageTypes)];

/** What a call stands for, as a plain value; undefined when the arguments are not those that torch writes. */
export function callGlobal(name: string, args: readonly PickleValue[]): PickleValue | undefined {
  switch (name) {
    case ordered:
      return args.length === 0 ? { kind: 'map', entries: new Map() } : undefined;
    case tensor:
      return tensorOf(args);
    case parameter:
      return args.length === 3 && args[0]?.kind === 'tensor' ? args[0] : undefined;
    default:
      return undefined;
  }
}

/** (storage, offset, shape, stride, requires_grad, hooks): a view that lies inside its storage. */
function tensorOf(args: readonly PickleValue[]): TorchTensor | undefined {
  const [storage, offset, sizes, steps] = args;
  if (args.length !== 6 || storage?.kind !== 'storage' || offset?.kind !== 'number') return undefined;
  const shape = numbersOf(sizes);
  const stride = numbersOf(steps);
  if (shape === undefined || stride === undefined || shape.length !== stride.length) return undefined;
  const count = shape.reduce((product, side) => product * side, 1);
  const last = shape.reduce((sum, side, index) => sum + (side - 1) * (stride[index] ?? 0), offset.value);
  // More numbers than the storage holds would be the same ones over and over.
  const fits = offset.value >= 0 && count <= storage.count && (count === 0 || last < storage.count);
  return fits ? { kind: 'tensor', storage, offset: offset.value, shape, stride } : undefined;
}

/** A tuple of whole numbers from 0. */
function numbersOf(value: PickleValue | undefined): readonly number[] | undefined {
  if (value?.kind !== 'tuple' || value.items.length > 8) return undefined;
  const numbers = value.items.flatMap((item) =>
    item.kind === 'number' && item.value >= 0 ? item.value : [],
  );
  return numbers.length === value.items.length ? numbers : undefined;
}

/** ('storage', type, key, location, count); where it lay, on a CPU or a GPU, does not matter. */
export function storageOf(value: PickleValue | undefined): TorchStorage | undefined {
  if (value?.kind !== 'tuple' || value.items.length !== 5) return undefined;
  const [word, type, key, location, count] = value.items;
  const isSound =
    word?.kind === 'text' &&
    word.value === 'storage' &&
    type?.kind === 'global' &&
    key?.kind === 'text' &&
    location?.kind === 'text' &&
    count?.kind === 'number' &&
    count.value >= 0;
  if (!isSound) return undefined;
  const found = Object.entries(storageTypes).find(([name]) => name === type.name)?.[1];
  return found === undefined
    ? undefined
    : { kind: 'storage', type: found, key: key.value, count: count.value };
}
