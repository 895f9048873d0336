import { describe, expect, test } from 'vitest';
import { failureOf } from '../../testing/failures';
import { op, pickleOf, tensorCode } from '../../testing/pickleBytes';
import { knownGlobals } from './callGlobal';
import { readPickle } from './readPickle';

const read = (...code: readonly (readonly number[])[]) => readPickle(pickleOf(...code), 'data.pkl');
const refusal = (...code: readonly (readonly number[])[]) => failureOf(() => read(...code));
const matrix = (count: number, offset: number, shape: readonly number[], stride: readonly number[]) =>
  tensorCode('FloatStorage', '0', count, offset, shape, stride);

describe('a pickle is read as plain values (F6)', () => {
  test('maps, texts, numbers and what is put aside and fetched again', () => {
    const value = read(
      op.dict,
      op.put(7),
      op.mark,
      op.text('a'),
      op.byte(3),
      op.text('b'),
      op.get(7),
      op.setItems,
    );
    expect(value.kind).toBe('map');
    if (value.kind !== 'map') return;
    expect(value.entries.get('a')).toEqual({ kind: 'number', value: 3 });
    expect(value.entries.get('b')).toBe(value);
  });

  test('names such as __proto__ are names', () => {
    const value = read(op.dict, op.text('__proto__'), op.byte(1), op.setItem);
    expect(value).toEqual({ kind: 'map', entries: new Map([['__proto__', { kind: 'number', value: 1 }]]) });
  });

  test('a tensor is a view that lies inside its storage', () => {
    expect(read(matrix(12, 2, [2, 3], [1, 2]))).toEqual({
      kind: 'tensor',
      storage: { kind: 'storage', type: 'F32', key: '0', count: 12 },
      offset: 2,
      shape: [2, 3],
      stride: [1, 2],
    });
  });

  test('a parameter is its tensor, attributes of a state dict are dropped', () => {
    const parameter = [
      ...op.global('torch._utils', '_rebuild_parameter'),
      ...matrix(1, 0, [1, 1], [1, 1]),
      ...op.false,
      ...op.global('collections', 'OrderedDict'),
      ...op.emptyTuple,
      ...op.reduce,
      ...op.tuple3,
      ...op.reduce,
    ];
    expect(read(parameter).kind).toBe('tensor');
    expect(read(op.dict, op.dict, op.build)).toEqual({ kind: 'map', entries: new Map() });
  });
});

describe('a pickle that asks for more is refused, by name and place (F6)', () => {
  test.each([
    ['__builtin__', 'print'],
    ['os', 'system'],
    ['builtins', 'eval'],
    ['torch', 'load'],
    ['collections', 'OrderedDict.__class__'],
    ['numpy.core.multiarray', '_reconstruct'],
  ])('the name %s.%s', async (module, name) => {
    expect(await refusal(op.global(module, name))).toEqual({
      kind: 'pickle-refused',
      name: 'data.pkl',
      what: 'global',
      found: `${module}.${name}`,
      offset: 2,
    });
  });

  test.each([
    ['REDUCE by another name', [0x93], '0x93'],
    ['INST', [0x69], '0x69'],
    ['OBJ', [0x6f], '0x6f'],
    ['NEWOBJ', [0x81], '0x81'],
    ['EXT1', [0x82], '0x82'],
    ['STRING', [0x53], '0x53'],
    ['EMPTY_LIST', [0x5d], '0x5d'],
    ['protocol 4', [0x80, 4], 'PROTO 4'],
  ])('the opcode %s', async (_, code, found) => {
    expect(await refusal(op.none, code)).toMatchObject({ what: 'opcode', found, offset: 3 });
  });

  test('knows seven names, and no builtin among them', () => {
    expect(knownGlobals).toHaveLength(7);
    expect(knownGlobals.filter((name) => !/^(torch\.|collections\.OrderedDict$)/.test(name))).toEqual([]);
  });
});

describe('a pickle that makes no sense is damaged (F6)', () => {
  const endless = 2 ** 31 - 1;
  test.each<[string, readonly (readonly number[])[]]>([
    ['nothing to stop with', []],
    ['more than one value at the end', [op.none, op.none]],
    ['a text longer than the file', [[0x58, 0xff, 0xff, 0xff, 0xff]]],
    ['a text that is no UTF-8', [[0x58, 1, 0, 0, 0, 0xff]]],
    ['a name without an end', [[0x63, 0x61, 0x62]]],
    ['a tuple of more than there is', [op.none, op.tuple2]],
    ['a tuple without a mark', [op.none, op.tuple]],
    ['a mark for a value', [op.mark, op.tuple1]],
    ['a value never put aside', [op.get(1)]],
    ['an entry of what is no map', [op.none, op.text('a'), op.none, op.setItem]],
    ['a key that is no text', [op.dict, op.byte(1), op.none, op.setItem]],
    ['a name without its value', [op.dict, op.mark, op.text('a'), op.setItems]],
    ['a call of a value', [op.none, op.emptyTuple, op.reduce]],
    ['a call with a map', [op.global('collections', 'OrderedDict'), op.dict, op.reduce]],
    ['a map made of something', [op.global('collections', 'OrderedDict'), op.none, op.tuple1, op.reduce]],
    ['a storage type that is called', [op.global('torch', 'FloatStorage'), op.emptyTuple, op.reduce]],
    ['attributes of what is no map', [op.none, op.none, op.build]],
    ['a persistent id of another kind', [op.text('module'), op.tuple1, op.persistent]],
    ['a tensor past the end of its storage', [matrix(6, 1, [2, 3], [3, 1])]],
    ['a tensor of more numbers than its storage', [matrix(1, 0, [endless, endless], [0, 0])]],
    ['a tensor that steps too far', [matrix(6, 0, [2, 3], [endless, endless])]],
    ['a tensor with a negative offset', [matrix(6, -1, [1, 1], [1, 1])]],
    ['a tensor with a negative step', [matrix(6, 5, [2, 1], [-1, 1])]],
    ['a tensor with a negative side', [matrix(6, 0, [-1, -1], [1, 1])]],
    ['a tensor whose steps are fewer than its sides', [matrix(6, 0, [2, 3], [1])]],
  ])('%s', async (_, code) => {
    expect(await refusal(...code)).toMatchObject({ kind: 'foreign-damaged', format: 'pickle' });
  });
});
