import { countBySeverity, problemsOfPart } from '../../studio/foundProblems';
import type { Screen, StudioState } from '../../studio/state';
import { currentTable } from '../../studio/tableSlice';
import type { Language } from '../language/language';
import { useStudioState } from '../studioContext';
import { useTemplateFaults } from '../useTemplateFaults';

/** How a screen's part of the work stands. */
export type Badge =
  | { readonly kind: 'none' | 'done' | 'running' }
  | { readonly kind: 'problems'; readonly count: number };

/** What a badge says to those who cannot see it. */
export function badgeNote(badge: Badge, text: Language['shell']): string | undefined {
  if (badge.kind === 'none') return undefined;
  if (badge.kind === 'problems') return text.badges.problems(badge.count);
  return text.badges[badge.kind];
}

export function useBadge(screen: Screen): Badge {
  const faults = useTemplateFaults();
  const problems = useStudioState(dataProblems);
  const rows = useStudioState(({ data }) => (data.train.kind === 'ready' ? data.train.report.rows : 0));
  const templates = useStudioState((state) => state.templates.list.length);
  const run = useStudioState((state) => state.run.kind);
  const prompts = useStudioState((state) => currentTable(state)?.prompts.length ?? 0);
  const evaluating = useStudioState((state) => state.evaluate.status.kind === 'running');
  const judged = useStudioState((state) => state.evaluate.result !== undefined);
  const done = (isDone: boolean): Badge => ({ kind: isDone ? 'done' : 'none' });
  switch (screen) {
    case 'home':
      return { kind: 'none' };
    case 'data':
      return problems > 0 ? { kind: 'problems', count: problems } : done(rows > 0);
    case 'template':
      return faults > 0 ? { kind: 'problems', count: faults } : done(templates > 0);
    case 'train':
      return run === 'active' ? { kind: 'running' } : done(run === 'ended');
    case 'evaluate':
      return evaluating ? { kind: 'running' } : done(judged);
    case 'playground':
    case 'table':
    case 'export':
      return done(prompts > 0);
  }
}

/** What costs rows; repeated rows and lone labels are worth a look, but not a badge. */
function dataProblems({ data }: StudioState): number {
  if (data.train.kind === 'failed') return 1;
  return data.train.kind === 'ready' ? countBySeverity(problemsOfPart(data.train)).error : 0;
}
