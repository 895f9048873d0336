import { describe, expect, it } from 'vitest';
import { assert, at } from '../../base/assert';
import { openTestDevice } from '../../testing/runLaunches';
import { readTinyGpt } from '../../testing/tinyGpt';
import { createFrozenText } from './frozenText';
import { createFusedContext } from './fusedContext';
import { holdGpt } from './heldGpt';
import type { Recording } from './recording';

const gpu = await openTestDevice();
const checkpoint = await readTinyGpt();

const textOf = (length: number, seed: number): readonly number[] =>
  Array.from({ length }, (_, i) => (17 * i + 31 * seed) % 300);

/** Keys and values of the last block at the slots of the first of these texts. */
async function frozenKeys(device: GPUDevice, texts: readonly (readonly number[])[]): Promise<Float32Array> {
  const options = { device, software: false, subgroups: false, check: () => undefined };
  const context = createFusedContext(options);
  const gpt = holdGpt(context, checkpoint);
  const frozen = createFrozenText(context, gpt, true);
  const placed = await frozen.place(texts);
  assert(placed !== undefined, 'room for some texts');
  const place = frozen.places.get(at(frozen.arrays, frozen.arrays.length - 1));
  const { start, count } = at(placed.spans, 0);
  const row = 8 * checkpoint.config.hiddenSize;
  const staging = device.createBuffer({ size: count * row, usage: 1 | 8 });
  const commands = device.createCommandEncoder();
  const pass = commands.beginComputePass();
  placed.recordings.forEach((recording: Recording) => {
    recording.replay(pass);
  });
  pass.end();
  assert(place !== undefined, 'a cache for each block');
  commands.copyBufferToBuffer(place.buffer, start * row, staging, 0, count * row);
  device.queue.submit([commands.finish()]);
  await staging.mapAsync(1);
  const keys = new Float32Array(staging.getMappedRange().slice(0));
  staging.destroy();
  frozen.dispose();
  gpt.held.dispose();
  context.dispose();
  return keys;
}

describe.skipIf(gpu === undefined)('text that is frozen', () => {
  it('has the same keys, bit by bit, whatever text is frozen beside it', async () => {
    assert(gpu !== undefined, 'skipped without a device');
    const text = textOf(5, 1);
    const alone = await frozenKeys(gpu.device, [text]);
    const inCompany = await frozenKeys(gpu.device, [text, ...[2, 3, 4].map((seed) => textOf(14, seed))]);
    expect(alone.some((value) => value !== 0)).toBe(true);
    expect(inCompany).toEqual(alone);
  });
});
