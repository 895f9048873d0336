import { type ParseArgsConfig, parseArgs } from 'node:util';

/** The command was called wrongly: exit code 2, the usage and this sentence on stderr. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Options as `node:util` parses them; an unknown option, a missing value or a stray word is a UsageError. */
export function readOptions<const T extends ParseArgsConfig>(argv: readonly string[], config: T) {
  try {
    return parseArgs({ ...config, args: [...argv], strict: true });
  } catch (error) {
    // Node adds advice about option-like positionals after the first sentence.
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(message.split(/\. /, 1)[0]);
  }
}

/** Which numbers an option takes. */
export interface NumberRule {
  readonly what: string;
  readonly allows: (value: number) => boolean;
}

export const wholeFrom = (least: number): NumberRule => ({
  what: `a whole number from ${least}`,
  allows: (value) => Number.isSafeInteger(value) && value >= least,
});

export const aboveZero: NumberRule = { what: 'a number above 0', allows: (value) => value > 0 };

export const share: NumberRule = {
  what: 'a share from 0 to below 1',
  allows: (value) => value >= 0 && value < 1,
};

/** The number given to option `name`, or undefined when it was not given. */
export function readNumber(name: string, text: string | undefined, rule: NumberRule): number | undefined {
  if (text === undefined) return undefined;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(value) || !rule.allows(value)) {
    throw new UsageError(`--${name} takes ${rule.what}, not '${text}'`);
  }
  return value;
}

/** The word given to option `name`, which must be one of `words`. */
export function readWord<const W extends string>(
  name: string,
  text: string | undefined,
  words: readonly W[],
): W | undefined {
  if (text === undefined) return undefined;
  const word = words.find((each) => each === text);
  if (word === undefined) throw new UsageError(`--${name} takes ${words.join(', ')}, not '${text}'`);
  return word;
}
