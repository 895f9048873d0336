import { describe, expect, it } from 'vitest';
import { centralDifferences, weightedSum } from '../../../testing/finiteDifferences';
import { largestDifference } from '../../../testing/fixtureTensors';
import { type LstmTwinInput, lstmTwin, lstmTwinBackward } from '../../../testing/lstmTwin';
import { waves } from '../../../testing/waves';
import { lstmBackwardKernel } from './lstmBackward';
import { lstmForwardKernel } from './lstmForward';
import { lstmForm, powerOfTwo, readsVectors, stretches } from './lstmSize';

describe('the LSTM twin', () => {
  it('goes back as finite differences say', () => {
    const [hidden, moments, tasks] = [3, 4, 2];
    const weights = waves(moments * tasks * 2 * hidden, 3);
    const input = (projections: ArrayLike<number>): LstmTwinInput => ({
      hidden,
      moments,
      tasks,
      projections,
      recurrent: [waves(4 * hidden * hidden, 1), waves(4 * hidden * hidden, 2)],
      bias: [waves(4 * hidden, 4), waves(4 * hidden, 5)],
    });
    const projections = waves(moments * tasks * 8 * hidden, 0);
    const slopes = centralDifferences((x) => weightedSum(lstmTwin(input(x)).outputs, weights), projections);
    expect(largestDifference(lstmTwinBackward(input(projections), weights), slopes)).toBeLessThan(5e-5);
  });
});

describe('the LSTM kernels', () => {
  it('are text', () => {
    expect(lstmForwardKernel({ hidden: 384, form: 'moment', software: false }, true).code).toMatchSnapshot();
    expect(
      lstmBackwardKernel({ hidden: 128, form: 'loop', software: false }, true, 2).code,
    ).toMatchSnapshot();
  });

  it('loop over small layers and take large ones moment by moment', () => {
    expect([1, 256, 257].map(lstmForm)).toEqual(['loop', 'loop', 'moment']);
    const size = {
      hidden: 4,
      moments: 3,
      tasks: 1,
      recurrentOffset: 8,
      directionStride: 12,
      software: true,
    } as const;
    expect(stretches({ ...size, form: 'loop' })).toEqual([[0, 3]]);
    expect(stretches({ ...size, form: 'moment' })).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
  });

  it('read vectors only where every row of both directions allows it', () => {
    const size = {
      hidden: 8,
      moments: 3,
      tasks: 1,
      recurrentOffset: 8,
      directionStride: 12,
      form: 'loop',
      software: true,
    } as const;
    expect(readsVectors(size)).toBe(true);
    expect(readsVectors({ ...size, hidden: 6 })).toBe(false);
    expect(readsVectors({ ...size, recurrentOffset: 9 })).toBe(false);
    expect(readsVectors({ ...size, directionStride: 14 })).toBe(false);
  });

  it('deal threads out in powers of two', () => {
    expect([1, 3, 64, 65].map((count) => powerOfTwo(count, 64))).toEqual([1, 4, 64, 64]);
  });
});
