import type { SkipReason } from '../../prompt/encodedExample';
import { counted } from './format';

/** Why a row is left out. A record over the closed union: a new reason does not compile without its words. */
const reasons: Readonly<Record<SkipReason, string>> = {
  'too-long': 'longer than the context even after cutting',
  'too-short': 'shorter than the shortest row allowed',
  'no-answer': 'no answer field',
  'empty-answer': 'empty answer',
  'no-loss': 'no token carries loss',
  'not-text': 'a field of the template is not text',
  'unknown-task': 'a taskname without a template',
};

/** A skip reason in words; counts that crossed the wall carry reasons as text, an unknown one is shown as it is. */
export const skipReasonText = (reason: string): string =>
  (reasons as Readonly<Record<string, string>>)[reason] ?? reason;

/** `; left out: 3 rows (empty answer), 1 row (no answer field)`, or nothing when no row was left out. */
export function skippedText(skipped: Readonly<Record<string, number>>): string {
  const parts = Object.entries(skipped)
    .filter(([, rows]) => rows > 0)
    .map(([reason, rows]) => `${counted(rows, 'row')} (${skipReasonText(reason)})`);
  return parts.length === 0 ? '' : `; left out: ${parts.join(', ')}`;
}
