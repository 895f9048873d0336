import { float32Values, integerValues } from '../../model/tensorNumbers';
import { type Matrix, sidesOf } from '../foreign/matrix';
import { refuse } from '../foreign/refuse';
import type { OpenTorch } from './openTorch';
import type { PickleValue, TorchStorage, TorchTensor } from './pickleValue';

/** Reads the tensors of an open file; a storage that several share is turned into numbers once. */
export function createTensorReader({ bytesOf }: OpenTorch) {
  const floats = new Map<string, Float32Array>();

  const floatsOf = (tensor: string, storage: TorchStorage): Float32Array => {
    const { type } = storage;
    const place = `${type} ${storage.key}`;
    const known = floats.get(place) ?? float32Values(type, bytesOf(storage));
    if (known === undefined) return refuse({ kind: 'foreign-tensor-dtype', tensor, found: type });
    floats.set(place, known);
    return known;
  };

  /** A tensor of two dimensions as F32, exactly, whatever its strides. Throws Failed<ForeignFailure>. */
  const matrix = (tensor: string, value: PickleValue): Matrix => {
    const { storage, offset, shape, stride } = tensorOf(tensor, value);
    const [rows, columns] = sidesOf(tensor, shape);
    const all = floatsOf(tensor, storage);
    const [step = 0, inside = 0] = stride;
    const values = new Float32Array(rows * columns);
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++)
        values[row * columns + column] = all[offset + row * step + column * inside] ?? 0;
    return { values, shape: [rows, columns] };
  };

  /** Whether a tensor is I64 0, 1, 2 … in one dimension. */
  const isCount = (tensor: string, value: PickleValue): boolean => {
    const { storage, offset, shape, stride } = tensorOf(tensor, value);
    const all = shape.length === 1 ? integerValues(storage.type, bytesOf(storage)) : undefined;
    const [length = 0] = shape;
    const [step = 0] = stride;
    for (let i = 0; i < length; i++) if (all?.[offset + i * step] !== i) return false;
    return all !== undefined;
  };
  return { matrix, isCount };
}

function tensorOf(tensor: string, value: PickleValue): TorchTensor {
  return value.kind === 'tensor'
    ? value
    : refuse({ kind: 'foreign-tensor-dtype', tensor, found: value.kind });
}
