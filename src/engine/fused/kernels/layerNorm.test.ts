import { expect, it } from 'vitest';
import { keptArray } from '../launch';
import { layerNormAffine, layerNormBackward } from './layerNorm';

const array = (label: string) => keptArray(label, 8 * 12);

it('writes these kernels', () => {
  const [x, normal, inverseDeviation] = [array('x'), array('normal'), array('inverse')];
  const [gain, shift, hidden, out] = [array('gain'), array('shift'), array('hidden'), array('out')];
  const forward = layerNormAffine(
    { rows: 8, width: 12, epsilon: 1e-5 },
    { x, gain, shift, hidden, normal, inverseDeviation },
  );
  expect(forward.kernel.code).toMatchSnapshot();
  const backward = layerNormBackward(
    { rows: 8, width: 3 },
    { dNormal: x, normal, inverseDeviation, residual: hidden, out },
  );
  expect(backward.kernel.code).toMatchSnapshot();
});

it('refuses more rows than there are', () => {
  const [x, normal, inverseDeviation] = [array('x'), array('normal'), array('inverse')];
  expect(() =>
    layerNormBackward({ rows: 9, width: 12 }, { dNormal: x, normal, inverseDeviation, out: array('out') }),
  ).toThrow('too short');
});
