import { describe, expect, it } from 'vitest';
import { defaultTuningConfig, encoderWidth, withEncoder } from './defaults';

describe('the settings a run starts from', () => {
  it('come with a rate and a start that suit the chosen encoder', () => {
    const plain = withEncoder(defaultTuningConfig, 'embedding');
    expect(plain.encoder).toEqual({
      ...defaultTuningConfig.encoder,
      kind: 'embedding',
      initialisation: { kind: 'vocabulary' },
    });
    expect(plain.optimiser.learningRate).toBeGreaterThan(defaultTuningConfig.optimiser.learningRate);
    expect(withEncoder(plain, 'lstm')).toEqual(defaultTuningConfig);
  });

  it('stay as they are when the encoder does', () => {
    const own = {
      ...defaultTuningConfig,
      optimiser: { ...defaultTuningConfig.optimiser, learningRate: 0.5 },
    };
    expect(withEncoder(own, 'lstm')).toBe(own);
  });

  it('make the encoder half as wide as the base unless told otherwise', () => {
    expect(encoderWidth(defaultTuningConfig.encoder, 256)).toBe(128);
    expect(encoderWidth({ ...defaultTuningConfig.encoder, kind: 'tpmlp' }, 256)).toBe(512);
    expect(encoderWidth({ ...defaultTuningConfig.encoder, hidden: 7 }, 256)).toBe(7);
  });
});
