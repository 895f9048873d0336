import { countProblems } from '../../studio/foundProblems';
import { type Screen, type StudioState, screens } from '../../studio/state';
import { currentTable } from '../../studio/tableSlice';
import type { Language } from '../language/language';
import { useLanguage } from '../language/useLanguage';
import { useStudioState } from '../studioContext';
import { useTemplateFaults } from '../useTemplateFaults';
import { icons } from './icons';
import styles from './Rail.module.css';

type Badge =
  | { readonly kind: 'none' | 'done' | 'running' }
  | { readonly kind: 'problems'; readonly count: number };

/** The list of screens; every one can always be reached. */
export function Rail() {
  const { shell: shellText } = useLanguage();
  const current = useStudioState((state) => state.view.screen);
  return (
    <nav className={styles.rail} aria-label={shellText.rail}>
      <p className={styles.product}>
        <img src="./icon.svg" alt="" width="26" height="26" />
        {shellText.product}
      </p>
      <ul className={styles.list}>
        {screens.map((screen) => (
          <li key={screen}>
            <RailLink screen={screen} isCurrent={screen === current} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function RailLink({ screen, isCurrent }: { readonly screen: Screen; readonly isCurrent: boolean }) {
  const { shell: shellText } = useLanguage();
  const badge = useBadge(screen);
  const note = badgeNote(badge, useLanguage().shell);
  return (
    <>
      <a
        className={styles.link}
        href={`#${screen}`}
        aria-current={isCurrent ? 'page' : undefined}
        aria-describedby={note === undefined ? undefined : `badge-${screen}`}
      >
        <svg className={styles.icon} viewBox="0 0 20 20" aria-hidden="true">
          <path d={icons[screen]} />
        </svg>
        <span>{shellText.screens[screen]}</span>
        {badge.kind === 'none' ? null : (
          <span className={`${styles.badge} ${styles[badge.kind]}`} aria-hidden="true">
            {badge.kind === 'problems' ? badge.count : badge.kind === 'done' ? '✓' : '●'}
          </span>
        )}
      </a>
      {note === undefined ? null : (
        <span id={`badge-${screen}`} hidden>
          {note}
        </span>
      )}
    </>
  );
}

function badgeNote(badge: Badge, text: Language['shell']): string | undefined {
  if (badge.kind === 'none') return undefined;
  if (badge.kind === 'problems') return text.badges.problems(badge.count);
  return text.badges[badge.kind];
}

function useBadge(screen: Screen): Badge {
  const faults = useTemplateFaults();
  const problems = useStudioState((state) => dataProblems(state));
  const rows = useStudioState(({ data }) => (data.train.kind === 'ready' ? data.train.report.rows : 0));
  const templates = useStudioState((state) => state.templates.list.length);
  const run = useStudioState((state) => state.run.kind);
  const prompts = useStudioState((state) => currentTable(state)?.prompts.length ?? 0);
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
    case 'playground':
    case 'export':
      return done(prompts > 0);
  }
}

/** Faults of the file itself; repeated rows and lone labels are worth a look, but not a badge. */
function dataProblems({ data }: StudioState): number {
  if (data.train.kind === 'failed') return 1;
  return data.train.kind === 'ready' ? countProblems(data.train.report) : 0;
}
