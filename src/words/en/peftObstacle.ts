import { assertUnreachable } from '../../base/assert';
import type { PeftObstacle } from '../../table/exchange/peftEligibility';
import { quoted } from '../quoted';

/** Why PEFT cannot run a prompt, as a sentence. */
export function peftObstacleText(obstacle: PeftObstacle): string {
  switch (obstacle.kind) {
    case 'no-marker':
      return 'The template has no virtual tokens.';
    case 'several-markers':
      return `PEFT puts all virtual tokens in front of the text; this template has them in ${obstacle.count} places.`;
    case 'marker-not-first':
      return `PEFT puts the virtual tokens before everything; this template begins with ${quoted(obstacle.before)}.`;
    case 'marker-number':
      return `The only marker of the template has number ${obstacle.number} instead of 0.`;
    case 'bos-first':
      return 'The prompt was trained behind a BOS token; PEFT puts nothing before the virtual tokens.';
    default:
      return assertUnreachable(obstacle);
  }
}
