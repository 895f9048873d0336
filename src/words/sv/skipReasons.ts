import type { SkipReason } from '../../prompt/encodedExample';
import { rows } from './format';

const reasons: Readonly<Record<SkipReason, string>> = {
  'too-long': 'längre än kontexten även efter kapning',
  'too-short': 'kortare än den kortaste tillåtna raden',
  'no-answer': 'inget svarsfält',
  'empty-answer': 'tomt svar',
  'no-loss': 'ingen token ger förlust',
  'not-text': 'ett fält i mallen är inte text',
  'unknown-task': 'ett taskname utan mall',
};

export const skipReasonText = (reason: string): string =>
  (reasons as Readonly<Record<string, string>>)[reason] ?? reason;

export function skippedText(skipped: Readonly<Record<string, number>>): string {
  const parts = Object.entries(skipped)
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => `${rows(count)} (${skipReasonText(reason)})`);
  return parts.length === 0 ? '' : `; utelämnade: ${parts.join(', ')}`;
}
