import { expect, it } from 'vitest';
import { keptArray } from '../launch';
import { gradientNorm, normPartials, optimiserStep } from './optimiser';

const array = (label: string) => keptArray(label, 8);

const arrays = {
  gradient: array('gradient'),
  partials: array('partials'),
  hyper: array('hyper'),
  loss: array('loss'),
  status: array('status'),
  ring: array('ring'),
  parameters: array('parameters'),
  previous: array('previous'),
  firstMoment: array('first moment'),
  secondMoment: array('second moment'),
};

const settings = {
  kind: 'adamw',
  learningRate: 1e-4,
  beta1: 0.9,
  beta2: 0.98,
  epsilon: 1e-8,
  weightDecay: 0.01,
  clipNorm: 1,
} as const;

const codes = (launches: ReturnType<typeof optimiserStep>): string =>
  launches.map(({ kernel }) => kernel.code).join('\n');

it('says the norm of the gradient in WGSL', () => {
  expect(codes(gradientNorm({ entries: 8 }, arrays))).toMatchSnapshot();
});

it('says a step of AdamW in WGSL', () => {
  expect(codes(optimiserStep(settings, { entries: 8 }, arrays))).toMatchSnapshot();
});

it('leaves out of the text what is not asked for', () => {
  const plain = codes(
    optimiserStep({ ...settings, weightDecay: 0, clipNorm: undefined }, { entries: 7 }, arrays),
  );
  expect(plain).not.toContain('status[0]');
  expect(plain).not.toContain(`hyper[0]`);
});

it('never has more partial sums than its last group adds up', () => {
  expect([1, 1024, 1025, 1e8].map(normPartials)).toEqual([1, 1, 2, 256]);
});
