import { isAbort } from '../base/abort';
import { Failed } from '../base/failed';
import type { AnyFailure } from '../words/describeFailureBy';
import { describeFailure } from '../words/en/describeFailure';
import { oneLine, type Sentence } from '../words/sentence';
import { UsageError } from './usage';

/** Ended by hand before its end, with something kept. */
export class Stopped extends Error {
  readonly sentence: Sentence;

  constructor(sentence: Sentence) {
    super(sentence.what);
    this.sentence = sentence;
  }
}

/** How a command ended badly. */
export interface BadEnd {
  readonly code: 1 | 2 | 130;
  readonly kind: string;
  readonly sentence: Sentence;
}

/** The exit code and the words for an error: 1 for what the world or the user's files brought, 2 for wrong use. */
export function endOf(error: unknown): BadEnd {
  if (error instanceof UsageError)
    return { code: 2, kind: 'usage', sentence: { what: error.message, hint: '' } };
  if (error instanceof Stopped) return { code: 130, kind: 'stopped', sentence: error.sentence };
  if (isAbort(error)) {
    return { code: 130, kind: 'cancelled', sentence: { what: 'Cancelled; nothing was kept.', hint: '' } };
  }
  // `Failed` carries one of the house's unions, which the compiler cannot see through a rejection.
  const failure: AnyFailure =
    error instanceof Failed
      ? (error.failure as AnyFailure)
      : {
          kind: 'bug',
          message: error instanceof Error ? error.message : String(error),
          stack: (error instanceof Error ? error.stack : undefined) ?? '',
        };
  return { code: 1, kind: failure.kind, sentence: describeFailure(failure) };
}

/**
 * Runs a command and ends the process: GPU drivers and timers would keep it alive. Words go to stderr; with `--json`
 * a bad end is also one object on stdout.
 */
export async function runCommand(
  usage: string,
  main: (argv: readonly string[]) => Promise<void>,
): Promise<never> {
  const argv = process.argv.slice(2);
  if (argv.includes('--help')) {
    process.stdout.write(`${usage}\n`);
    process.exit(0);
  }
  try {
    await main(argv);
    process.exit(0);
  } catch (error) {
    const { code, kind, sentence } = endOf(error);
    process.stderr.write(`${oneLine(sentence)}\n${code === 2 ? `\n${usage}\n` : ''}`);
    if (argv.includes('--json'))
      process.stdout.write(`${JSON.stringify({ error: { kind, ...sentence } })}\n`);
    process.exit(code);
  }
}
