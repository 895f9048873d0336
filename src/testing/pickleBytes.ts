const bytesOf = (text: string): readonly number[] => [...new TextEncoder().encode(text)];

/** Opcodes of a pickle, for tests that write one by hand. */
export const op = {
  proto: [0x80, 2],
  stop: [0x2e],
  mark: [0x28],
  none: [0x4e],
  dict: [0x7d],
  emptyTuple: [0x29],
  tuple: [0x74],
  tuple1: [0x85],
  tuple2: [0x86],
  tuple3: [0x87],
  reduce: [0x52],
  build: [0x62],
  setItem: [0x73],
  setItems: [0x75],
  persistent: [0x51],
  false: [0x89],
  put: (index: number) => [0x71, index],
  get: (index: number) => [0x68, index],
  byte: (value: number) => [0x4b, value],
  int: (value: number) => [0x4a, ...new Uint8Array(Int32Array.of(value).buffer)],
  text: (text: string) => {
    const bytes = bytesOf(text);
    return [0x58, ...new Uint8Array(Uint32Array.of(bytes.length).buffer), ...bytes];
  },
  global: (module: string, name: string) => [0x63, ...bytesOf(`${module}\n${name}\n`)],
} as const;

const tupleOf = (values: readonly (readonly number[])[]): readonly number[] => [
  ...op.mark,
  ...values.flat(),
  ...op.tuple,
];

/** A tensor as torch writes it: storage key, numbers in it, offset, shape, stride. */
export function tensorCode(
  type: string,
  key: string,
  count: number,
  offset: number,
  shape: readonly number[],
  stride: readonly number[],
): readonly number[] {
  const storage = [op.text('storage'), op.global('torch', type), op.text(key), op.text('cpu'), op.int(count)];
  return [
    ...op.global('torch._utils', '_rebuild_tensor_v2'),
    ...op.mark,
    ...tupleOf(storage),
    ...op.persistent,
    ...op.int(offset),
    ...tupleOf(shape.map(op.int)),
    ...tupleOf(stride.map(op.int)),
    ...op.false,
    ...op.global('collections', 'OrderedDict'),
    ...op.emptyTuple,
    ...op.reduce,
    ...op.tuple,
    ...op.reduce,
  ];
}

/** A whole pickle around the code of one value. */
export const pickleOf = (...code: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([...op.proto, ...code.flat(), ...op.stop]);
