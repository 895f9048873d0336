import { describe, expect, it } from 'vitest';
import { readNumber, readOptions, readWord, share, UsageError, wholeFrom } from './usage';

const config = { options: { steps: { type: 'string' }, json: { type: 'boolean' } } } as const;

describe('options', () => {
  it('are read by name', () => {
    expect(readOptions(['--steps', '7', '--json'], config).values).toEqual({ steps: '7', json: true });
  });
  it.each([[['--stepz', '7']], [['--steps']], [['stray']], [['--json=yes']]])('%j is wrong use', (argv) => {
    expect(() => readOptions(argv, config)).toThrow(UsageError);
  });
  it('name the option that is unknown, in one sentence', () => {
    expect(() => readOptions(['--stepz'], config)).toThrow(/^Unknown option '--stepz'$/);
  });
});

describe('numbers and words', () => {
  it.each(['x', '', '1.5', '-1', '1e400', 'NaN'])('%j is no whole number', (text) => {
    expect(() => readNumber('steps', text, wholeFrom(0))).toThrow(/--steps takes a whole number from 0/);
  });
  it('may be left out', () => {
    expect(readNumber('steps', undefined, wholeFrom(0))).toBeUndefined();
    expect(readWord('backend', undefined, ['cpu'])).toBeUndefined();
  });
  it('keep to their bounds', () => {
    expect(readNumber('share', '0.25', share)).toBe(0.25);
    expect(() => readNumber('share', '1', share)).toThrow(UsageError);
    expect(() => readWord('backend', 'metal', ['webgpu', 'cpu'])).toThrow(/webgpu, cpu, not 'metal'/);
  });
});
