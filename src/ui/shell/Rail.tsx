import { type KeyboardEvent, useRef, useState } from 'react';
import { type Screen, screens } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { useStudioState } from '../studioContext';
import { badgeNote, useBadge } from './badges';
import { Choices } from './Choices';
import { icons } from './icons';
import styles from './Rail.module.css';

/** The list of screens; every one can always be reached. Where the page is narrow it is a menu that folds away. */
export function Rail() {
  const { shell: shellText } = useLanguage();
  const current = useStudioState((state) => state.view.screen);
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !isOpen) return;
    setOpen(false);
    button.current?.focus();
  };
  return (
    <nav className={styles.rail} aria-label={shellText.rail} onKeyDown={closeOnEscape}>
      <div className={styles.head}>
        <p className={styles.product}>
          <img src="./icon.svg" alt="" width="26" height="26" />
          <span>{shellText.product}</span>
        </p>
        <button
          ref={button}
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          aria-controls="rail-menu"
          onClick={() => setOpen(!isOpen)}
        >
          <svg className={styles.icon} viewBox="0 0 20 20" aria-hidden="true">
            <path d={isOpen ? icons.close : icons.menu} />
          </svg>
          {shellText.menu}
        </button>
      </div>
      <div id="rail-menu" className={`${styles.menu} ${isOpen ? '' : styles.folded}`}>
        <ul className={styles.list}>
          {screens.map((screen) => (
            <li key={screen}>
              <RailLink screen={screen} isCurrent={screen === current} onFollow={() => setOpen(false)} />
            </li>
          ))}
        </ul>
        <Choices />
      </div>
    </nav>
  );
}

function RailLink({
  screen,
  isCurrent,
  onFollow,
}: {
  readonly screen: Screen;
  readonly isCurrent: boolean;
  readonly onFollow: () => void;
}) {
  const { shell: shellText } = useLanguage();
  const badge = useBadge(screen);
  const note = badgeNote(badge, shellText);
  return (
    <>
      <a
        className={styles.link}
        href={`#${screen}`}
        aria-current={isCurrent ? 'page' : undefined}
        aria-describedby={note === undefined ? undefined : `badge-${screen}`}
        onClick={onFollow}
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
