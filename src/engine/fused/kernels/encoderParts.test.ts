import { describe, expect, it } from 'vitest';
import { centralDifferences, weightedSum } from '../../../testing/finiteDifferences';
import { largestDifference } from '../../../testing/fixtureTensors';
import { learnedRowsTwin, learnedRowsTwinBackward } from '../../../testing/learnedRowsTwin';
import { waves } from '../../../testing/waves';
import { keptArray } from '../launch';
import { gelu, relu, reluSlope } from './activation';
import { columnSums } from './columnSums';
import { learnedRows, learnedRowsGradient } from './learnedRows';

const array = keptArray('array', 6);
const other = keptArray('other', 6);
const third = keptArray('third', 6);
const size = { virtualTokens: 3, width: 2, tasks: 2, offset: 1 };

describe('the small kernels of encoders', () => {
  it('are text', () => {
    const conditioning = { frozen: other, counts: third };
    expect(gelu({ before: array, out: other }).kernel.code).toMatchSnapshot();
    expect(relu(array).kernel.code).toMatchSnapshot();
    expect(reluSlope({ gradient: array, y: other, out: third }).kernel.code).toMatchSnapshot();
    expect(
      columnSums({ rows: 1, columns: 6, outOffset: 0 }, { x: array, out: other }).kernel.code,
    ).toMatchSnapshot();
    expect(
      learnedRows(size, { parameters: array, rows: keptArray('rows', 12) }, conditioning).kernel.code,
    ).toMatchSnapshot();
    const dRows = [array, keptArray('dRows', 12)] as const;
    expect(learnedRowsGradient(size, { dRows, gradient: other }, conditioning).kernel.code).toMatchSnapshot();
  });

  it('give learned rows the gradient that finite differences say', () => {
    const frozen = waves(12, 1);
    const counts = [0, 2];
    const weights = waves(12, 2);
    const slopes = centralDifferences(
      (x) => weightedSum(learnedRowsTwin(size, x, frozen, counts), weights),
      waves(7, 3),
    );
    const found = learnedRowsTwinBackward(size, weights, counts);
    expect(largestDifference(found, slopes.slice(1))).toBeLessThan(1e-5);
  });
});
