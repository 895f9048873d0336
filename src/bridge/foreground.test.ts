import { expect, it } from 'vitest';
import { createForeground } from './foreground';

it('the background rests while a person waits, also when that fails, and goes on by itself', async () => {
  const { first, rest } = createForeground();
  const steps: string[] = [];
  const gates: (() => void)[] = [];
  const gate = () => new Promise<void>((resolve) => gates.push(resolve));
  const read = first(async (name: string) => {
    await gate();
    steps.push(name);
    if (name === 'broken') throw new Error(name);
  });
  const works = [read('one'), read('broken').catch(() => undefined)];
  const background = rest().then(() => steps.push('background'));
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve));
  for (const open of gates) open();
  await Promise.all([...works, background]);
  expect(steps).toEqual(['one', 'broken', 'background']);
  await rest();
});
