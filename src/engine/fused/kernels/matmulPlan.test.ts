import { describe, expect, it } from 'vitest';
import { planMatmul } from './matmulPlan';

const gpu = { software: false };
const plan = (rows: number, columns: number) => planMatmul({ rows, inner: 768, columns }, gpu);

describe('the choice of a matmul kernel', () => {
  it('takes the largest tile that leaves enough workgroups', () => {
    expect(plan(1024, 3072)).toMatchObject({ kind: 'tile', across: 16, rowsPerThread: 8 });
    expect(plan(512, 768)).toMatchObject({ kind: 'tile', across: 16, rowsPerThread: 4 });
    expect(plan(512, 256)).toMatchObject({ kind: 'tile', across: 8, rowsPerThread: 4 });
  });

  it('splits the sum when there are few rows', () => {
    expect([1, 2, 3, 8, 16].map((rows) => plan(rows, 768))).toEqual(
      [1, 2, 4, 8, 8].map((rowsPerThread) => ({ kind: 'thin', rowsPerThread, slices: 64 })),
    );
  });

  it('splits the sum of a few more rows only while tiles would leave the device idle', () => {
    expect(plan(20, 768)).toEqual({ kind: 'thin', rowsPerThread: 8, slices: 64 });
    expect(plan(20, 3072)).toMatchObject({ kind: 'tile' });
    expect(plan(33, 64)).toMatchObject({ kind: 'tile', across: 8 });
  });

  it('splits short sums less', () => {
    expect(planMatmul({ rows: 1, inner: 64, columns: 768 }, gpu)).toMatchObject({ slices: 16 });
  });

  it('is the same for any number of rows where their products must not depend on it', () => {
    for (const software of [true, false]) {
      const [first, ...others] = [1, 2, 8, 33, 4096].map((rows) =>
        planMatmul({ rows, inner: 768, columns: 768 }, { software, steady: true }),
      );
      for (const other of others) expect(other).toEqual(first);
    }
  });

  it('needs no workgroup memory on software adapters, and takes subgroups when it may', () => {
    const plans = [1, 20, 512].flatMap((rows) =>
      [false, true].map((subgroups) =>
        planMatmul({ rows, inner: 768, columns: 768 }, { software: true, subgroups }),
      ),
    );
    expect(plans.map(({ kind }) => kind)).toEqual(plans.map(() => 'flat'));
    const broadcasts = plans.map((chosen) => chosen.kind === 'flat' && chosen.broadcast);
    expect(broadcasts).toEqual([false, false, false, true, false, true]);
  });
});
