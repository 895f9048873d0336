import { withEncoder } from '../run/defaults';
import type { TuningConfig } from '../run/tuningConfig';
import { printTuningConfig, readTuningConfig } from '../run/tuningConfigFile';
import type { TuneSettings } from './tuneOptions';
import { UsageError } from './usage';

/** A copy without the entries that were not given. */
const given = (entries: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));

/** `parts` laid over the object at `name` of a printed configuration. */
function over(
  printed: Readonly<Record<string, unknown>>,
  name: string,
  parts: Record<string, unknown>,
): object {
  const part = printed[name];
  return { ...(typeof part === 'object' ? part : {}), ...given(parts) };
}

/**
 * The settings with those of the command line laid over. Goes through the form on disk, so that both obey one set of
 * rules; throws UsageError when they do not fit together.
 */
export function applySettings(config: TuningConfig, settings: TuneSettings): TuningConfig {
  const printed = printTuningConfig(withEncoder(config, settings.encoder ?? config.encoder.kind));
  const { batchSize, epochs, maxSteps, seed, lossOver } = settings;
  const read = readTuningConfig({
    ...printed,
    ...given({ epochs, seed, max_steps: maxSteps, loss_over: lossOver, batch_size: batchSize }),
    // A new batch size chooses its own micro-batches.
    ...(batchSize === undefined ? {} : { micro_batch_size: undefined }),
    encoder: over(printed, 'encoder', { kind: settings.encoder, initialisation: settings.initialisation }),
    optimiser: over(printed, 'optimiser', { learning_rate: settings.learningRate }),
    split: over(printed, 'split', {
      validation_share: settings.validationShare,
      test_share: settings.testShare,
    }),
  });
  if (!read.ok)
    throw new UsageError(`${read.error.path} is ${read.error.found}; needed is ${read.error.expected}`);
  return read.value;
}
