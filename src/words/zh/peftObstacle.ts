import { assertUnreachable } from '../../base/assert';
import type { PeftObstacle } from '../../table/exchange/peftEligibility';
import { quoted } from '../quoted';

/** Why PEFT cannot run a prompt, as a sentence. */
export function peftObstacleText(obstacle: PeftObstacle): string {
  switch (obstacle.kind) {
    case 'no-marker':
      return '模板中没有虚拟 token。';
    case 'several-markers':
      return `PEFT 把所有虚拟 token 放在文本之前；此模板中有 ${obstacle.count} 处虚拟 token。`;
    case 'marker-not-first':
      return `PEFT 把虚拟 token 放在最前面；此模板以${quoted(obstacle.before)}开头。`;
    case 'marker-number':
      return `模板唯一的标记编号是 ${obstacle.number}，而不是 0。`;
    case 'bos-first':
      return '该提示是在 BOS token 之后训练的；PEFT 不会在虚拟 token 之前放任何内容。';
    default:
      return assertUnreachable(obstacle);
  }
}
