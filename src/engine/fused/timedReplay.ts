import { at } from '../../base/assert';
import type { FamilyCost, KernelFamily } from '../../run/stepProfile';
import type { FusedContext } from './fusedContext';
import { mapForReading } from './mapForReading';
import type { Recording } from './recording';

/** Launches of one family that follow each other. */
interface Stretch {
  readonly family: KernelFamily;
  readonly launches: { readonly recording: Recording; readonly index: number }[];
}

function stretchesOf(recordings: readonly Recording[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const recording of recordings) {
    recording.launches.forEach(({ kernel: { family } }, index) => {
      const last = stretches.at(-1);
      if (last?.family === family) last.launches.push({ recording, index });
      else stretches.push({ family, launches: [{ recording, index }] });
    });
  }
  return stretches;
}

/** Costs by family, the dearest first; `times` in nanoseconds, one per stretch. */
function costsOf(stretches: readonly Stretch[], times: readonly number[] | undefined): readonly FamilyCost[] {
  const costs = new Map<KernelFamily, { launches: number; nanoseconds: number }>();
  stretches.forEach(({ family, launches }, index) => {
    const cost = costs.get(family) ?? { launches: 0, nanoseconds: 0 };
    cost.launches += launches.length;
    cost.nanoseconds += times?.[index] ?? 0;
    costs.set(family, cost);
  });
  return [...costs]
    .sort(([, a], [, b]) => b.nanoseconds - a.nanoseconds || b.launches - a.launches)
    .map(([family, { launches, nanoseconds }]) => ({
      family,
      launches,
      milliseconds: times === undefined ? undefined : nanoseconds / 1e6,
    }));
}

/** WebGPU lets a query set have 4 096 entries: two for each stretch. */
const STRETCHES_PER_SET = 2048;

/**
 * Replays recordings as a step does, in one submit, and waits for the device. With timestamps each stretch of launches of
 * one family is a pass of its own, begun and ended by one; browsers round them to 100 µs, so only sums mean something.
 */
export async function timedReplay(
  context: Pick<FusedContext, 'device' | 'check'>,
  recordings: readonly Recording[],
): Promise<readonly FamilyCost[]> {
  const { device } = context;
  const stretches = stretchesOf(recordings);
  const commands = device.createCommandEncoder();
  if (!device.features.has('timestamp-query')) {
    const pass = commands.beginComputePass();
    for (const recording of recordings) recording.replay(pass);
    pass.end();
    device.queue.submit([commands.finish()]);
    await device.queue.onSubmittedWorkDone();
    return costsOf(stretches, undefined);
  }
  const sets = Array.from({ length: Math.ceil(stretches.length / STRETCHES_PER_SET) }, (_, set) => {
    const count = 2 * Math.min(STRETCHES_PER_SET, stretches.length - set * STRETCHES_PER_SET);
    return device.createQuerySet({ type: 'timestamp', count });
  });
  const size = 16 * stretches.length;
  // GPUBufferUsage: QUERY_RESOLVE 512 | COPY_SRC 4, MAP_READ 1 | COPY_DST 8
  const resolved = device.createBuffer({ label: 'timestamps', size, usage: 512 | 4 });
  const staging = device.createBuffer({ label: 'timestamps', size, usage: 1 | 8 });
  stretches.forEach(({ launches }, index) => {
    const beginningOfPassWriteIndex = 2 * (index % STRETCHES_PER_SET);
    const pass = commands.beginComputePass({
      timestampWrites: {
        querySet: at(sets, Math.floor(index / STRETCHES_PER_SET)),
        beginningOfPassWriteIndex,
        endOfPassWriteIndex: beginningOfPassWriteIndex + 1,
      },
    });
    for (const { recording, index: own } of launches) recording.replayOne(pass, own);
    pass.end();
  });
  sets.forEach((set, index) => {
    commands.resolveQuerySet(set, 0, set.count, resolved, 16 * STRETCHES_PER_SET * index);
  });
  commands.copyBufferToBuffer(resolved, 0, staging, 0, size);
  device.queue.submit([commands.finish()]);
  try {
    await mapForReading(context, staging);
    const stamps = new BigUint64Array(staging.getMappedRange());
    const times = stretches.map((_, index) => {
      const nanoseconds = Number((stamps[2 * index + 1] ?? 0n) - (stamps[2 * index] ?? 0n));
      // Clocks of some devices are set back now and then.
      return Math.max(0, nanoseconds);
    });
    return costsOf(stretches, times);
  } finally {
    for (const each of [...sets, resolved, staging]) each.destroy();
  }
}
