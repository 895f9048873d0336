import type { EncodeOptions } from '../prompt/encodedExample';
import type { TuningConfig } from '../run/tuningConfig';

/** How rows become ids in this run, on a model with so many positions. EOS always ends a row. */
export function encodeOptions(
  config: Pick<TuningConfig, 'addBos' | 'spacing' | 'maxSequenceLength'>,
  positions: number,
): EncodeOptions {
  return {
    maxSequenceLength: Math.min(config.maxSequenceLength ?? positions, positions),
    minSequenceLength: 1,
    addBos: config.addBos,
    addEos: true,
    spacing: config.spacing,
  };
}
