import { expect, it } from 'vitest';
import { keptArray } from '../launch';
import { addSpread, embedTokens, gatherVirtualGradient } from './assembly';
import { pickRows } from './pickRows';
import { scatterRows } from './scatterRows';

const array = (label: string) => keptArray(label, 64);

it('says input assembly in WGSL', () => {
  const arrays = {
    words: array('words'),
    sources: array('sources'),
    virtualRows: array('virtual rows'),
    positions: array('positions'),
    places: array('places'),
    out: array('out'),
  };
  const { kernel } = embedTokens({ count: 3, width: 8 }, arrays, { first: 0, columns: 9, isFirst: true });
  expect(kernel.code).toMatchSnapshot();
});

it('says the gathering of virtual rows in WGSL', () => {
  const arrays = { dx: array('dx'), starts: array('starts'), tokens: array('tokens'), out: array('out') };
  const { kernel } = gatherVirtualGradient({ virtualRows: 2, width: 8, accumulate: false }, arrays);
  expect(kernel.code).toMatchSnapshot();
});

it('says the spreading of rows in WGSL', () => {
  const arrays = { base: array('base'), x: array('x'), inverse: array('inverse'), out: array('out') };
  expect(addSpread({ count: 3, width: 7, rows: 2 }, arrays).kernel.code).toMatchSnapshot();
});

it('says the picking and the scattering of rows in WGSL', () => {
  const [x, out] = [keptArray('x', 14), keptArray('out', 21)];
  const positions = keptArray('positions', 3);
  expect(pickRows({ count: 3, width: 7 }, { x, positions, out }).kernel.code).toMatchSnapshot();
  const slots = keptArray('slots', 2);
  const scattered = scatterRows({ count: 2, width: 3, stride: 7, offset: 4 }, { from: x, slots, out });
  expect(scattered.kernel.code).toMatchSnapshot();
});
