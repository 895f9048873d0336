import { assertUnreachable } from '../../base/assert';
import type { PeftObstacle } from '../../table/exchange/peftEligibility';
import { quoted } from '../quoted';

/** Why PEFT cannot run a prompt, as a sentence. */
export function peftObstacleText(obstacle: PeftObstacle): string {
  switch (obstacle.kind) {
    case 'no-marker':
      return 'Mallen har inga virtuella token.';
    case 'several-markers':
      return `PEFT lägger alla virtuella token före texten; den här mallen har dem på ${obstacle.count} ställen.`;
    case 'marker-not-first':
      return `PEFT lägger de virtuella token före allt annat; den här mallen börjar med ${quoted(obstacle.before)}.`;
    case 'marker-number':
      return `Mallens enda markör har nummer ${obstacle.number} i stället för 0.`;
    case 'bos-first':
      return 'Prompten tränades efter en BOS-token; PEFT lägger inget före de virtuella token.';
    default:
      return assertUnreachable(obstacle);
  }
}
