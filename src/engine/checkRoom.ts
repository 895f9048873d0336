import { Failed } from '../base/failed';
import type { EngineFailure, FittingRun } from '../run/engineFailure';
import { divisorUpTo } from '../run/tuningConfigFile';
import type { Training } from './trainingInput';
import { type RunSize, runSize, type TrainingRoom } from './trainingRoom';

/** The largest number up to `most` for which `fits` holds; 0 when there is none. What fits, fits for smaller ones too. */
export async function largestFitting(
  most: number,
  fits: (count: number) => Promise<boolean>,
): Promise<number> {
  let [good, bad] = [0, most + 1];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (await fits(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

/**
 * Throws Failed<EngineFailure> 'run-too-large' when the run does not fit into memory at its height, with what does.
 * On a GPU the memory is then already there for the run.
 */
export async function checkRoom(
  { parts, train, validation, config }: Training,
  answers: Pick<RunSize, 'beside' | 'after'>,
): Promise<void> {
  const { model } = parts;
  if (model.trainingRoom === undefined) return;
  const rows = Math.min(config.microBatchSize, config.batchSize, train.length);
  const sized = (microBatchSize: number, longest?: number): RunSize =>
    runSize({ train, validation, ...answers }, { batchSize: config.batchSize, microBatchSize, longest });
  const room = (count: number, longest?: number): Promise<TrainingRoom> | undefined =>
    model.trainingRoom?.(parts, sized(count, longest), false);
  const whole = sized(config.microBatchSize);
  const asked = await model.trainingRoom(parts, whole, true);
  if (asked?.limit === undefined) return;
  const fitting = async (): Promise<FittingRun> => {
    const fits = async (count: number, longest?: number): Promise<boolean> =>
      (await room(count, longest))?.limit === undefined;
    if (!(await fits(1, 1))) return { kind: 'none' };
    const fewer = await largestFitting(rows - 1, (count) => fits(count));
    if (fewer > 0) return { kind: 'rows', rows: divisorUpTo(fewer, config.batchSize) };
    const tokens = await largestFitting(whole.pass.longest - 1, (longest) => fits(1, longest));
    // Rows count their last token too, which is no input.
    return { kind: 'length', tokens: tokens + 1 };
  };
  throw new Failed<EngineFailure>({
    kind: 'run-too-large',
    neededBytes: asked.neededBytes,
    limit: asked.limit,
    rows,
    longestRow: whole.pass.longest + 1,
    fitting: await fitting(),
  });
}
