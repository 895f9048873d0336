import type { baseObstacle } from '../../studio/insideSlice';
import type { PromptTable } from '../../table/promptTable';
import type { Sentence } from '../../words/sentence';
import { useLanguage } from '../language/useLanguage';
import { useStudioState } from '../studioContext';

export type Obstacle = ReturnType<typeof baseObstacle>;

/** Why nothing can be asked of the base, in words; undefined when it can. */
export function useObstacle(obstacle: Obstacle, table: PromptTable): Sentence | undefined {
  const { inside: insideText } = useLanguage();
  const loaded = useStudioState((state) => state.model.base?.report.name ?? '');
  if (obstacle === undefined) return undefined;
  return obstacle === 'none' ? insideText.noBase : insideText.otherBase(table.base.name, loaded);
}
