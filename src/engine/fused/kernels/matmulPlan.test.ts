import { describe, expect, it } from 'vitest';
import { planMatmul } from './matmulPlan';

const gpu = { software: false };
const plan = (rows: number, columns: number) => planMatmul({ rows, columns, orientation: 'nn' }, gpu);

describe('the choice of a matmul kernel', () => {
  it('takes the largest tile that leaves enough workgroups', () => {
    expect(plan(1024, 3072)).toMatchObject({ kind: 'tile', across: 16, rowsPerThread: 8 });
    expect(plan(512, 768)).toMatchObject({ kind: 'tile', across: 16, rowsPerThread: 4 });
    expect(plan(512, 256)).toMatchObject({ kind: 'tile', across: 8, rowsPerThread: 4 });
  });

  it('splits the sum when there are few rows', () => {
    expect([1, 2, 3, 8, 16].map((rows) => plan(rows, 768))).toEqual(
      [1, 2, 4, 8, 8].map((rowsPerThread) => ({ kind: 'thin', rowsPerThread })),
    );
  });

  it('splits the sum of a few more rows only while tiles would leave the device idle', () => {
    expect(plan(20, 768)).toEqual({ kind: 'thin', rowsPerThread: 8 });
    expect(plan(20, 3072)).toMatchObject({ kind: 'tile' });
    expect(plan(33, 64)).toMatchObject({ kind: 'tile', across: 8 });
  });

  it('needs no workgroup memory on software adapters', () => {
    const kinds = [1, 20, 512].map((rows) =>
      planMatmul({ rows, columns: 768, orientation: 'nn' }, { software: true }),
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['flat', 'flat', 'flat']);
  });
});
