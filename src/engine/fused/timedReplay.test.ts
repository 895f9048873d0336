import { describe, expect, it } from 'vitest';
import type { KernelFamily } from '../../run/stepProfile';
import { createStubDevice } from '../../testing/stubGpu';
import { defineKernel } from './kernel';
import { keptArray, launch } from './launch';
import type { Recording } from './recording';
import { timedReplay } from './timedReplay';

const array = keptArray('out', 1);
const launchOf = (family: KernelFamily) => {
  const out = { name: 'out', element: 'f32', access: 'write' } as const;
  const body = '@compute @workgroup_size(1) fn main() { out[0] = 0f; }';
  return launch(defineKernel({ family, bindings: [out], params: [], body }), [array], [], [1, 1, 1]);
};

/** A recording that notes how often it was replayed. */
function recordingOf(...families: readonly KernelFamily[]) {
  const replays = { whole: 0, single: 0 };
  const recording: Recording = {
    launches: families.map(launchOf),
    replay: () => replays.whole++,
    replayOne: () => replays.single++,
    dispose: () => undefined,
  };
  return { recording, replays };
}

describe('a replay on a device that tells no times', () => {
  it('runs everything once as always, and counts launches by family', async () => {
    const first = recordingOf('matmul', 'attention', 'matmul');
    const second = recordingOf('matmul', 'optimiser');
    const costs = await timedReplay({ device: createStubDevice(), check: () => undefined }, [
      first.recording,
      second.recording,
    ]);
    expect(costs).toEqual([
      { family: 'matmul', launches: 3, milliseconds: undefined },
      { family: 'attention', launches: 1, milliseconds: undefined },
      { family: 'optimiser', launches: 1, milliseconds: undefined },
    ]);
    expect([first.replays, second.replays]).toEqual([
      { whole: 1, single: 0 },
      { whole: 1, single: 0 },
    ]);
  });
});
