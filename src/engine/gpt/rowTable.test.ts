import { beforeAll, describe, expect, it } from 'vitest';
import { useTensorBackend } from '../../testing/tensorBackend';
import { createRowTable, disposeRowTable, idOfColumn, lookUp, NO_ROW } from './rowTable';

const WIDTH = 4;
const values = Float32Array.from({ length: 150 * WIDTH }, (_, i) => i + 1);

describe.each([
  ['one block', Number.POSITIVE_INFINITY, 1],
  ['blocks of 64 rows', 64 * WIDTH * 4, 3],
  ['blocks of 8 rows', 8 * WIDTH * 4, 22],
])('a table in %s', (_, maxBindingBytes, blocks) => {
  beforeAll(() => useTensorBackend('cpu'));

  it('finds every row, and zeros for no row', async () => {
    const table = createRowTable(values, WIDTH, maxBindingBytes);
    expect(table.blocks).toHaveLength(blocks);
    const ids = [149, 0, NO_ROW, 63, 64, 126, 7];
    const found = [...(await lookUp(table, ids).data())];
    const expected = ids.flatMap((id) =>
      id === NO_ROW ? [0, 0, 0, 0] : [...values.subarray(id * WIDTH, (id + 1) * WIDTH)],
    );
    expect(found).toEqual(expected);
    disposeRowTable(table);
  });

  it('keeps each block within the binding, and names the id of every column that is not padding', async () => {
    const table = createRowTable(values, WIDTH, maxBindingBytes);
    for (const { rows } of table.blocks) expect(rows.size * 4).toBeLessThanOrEqual(maxBindingBytes);
    const padding = await table.padding.data();
    const ids = [...padding].flatMap((value, column) => (value === 0 ? [idOfColumn(table, column)] : []));
    expect(ids).toEqual(Array.from({ length: 150 }, (_, id) => id));
    disposeRowTable(table);
  });
});

it('a binding too small for any row is our mistake', () => {
  expect(() => createRowTable(values, WIDTH, 3)).toThrow('cannot hold');
});
