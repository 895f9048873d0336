import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useLanguage } from '../language/useLanguage';
import styles from './ViewTabs.module.css';

export const templateViews = ['chips', 'parts', 'raw'] as const;
export type TemplateView = (typeof templateViews)[number];

/** The three views of one template. Arrow keys choose, as in any row of tabs. */
export function ViewTabs({
  view,
  onView,
  id,
  children,
}: {
  readonly view: TemplateView;
  readonly onView: (view: TemplateView) => void;
  readonly id: string;
  readonly children: ReactNode;
}) {
  const { editor } = useLanguage().template;
  const row = useRef<HTMLDivElement>(null);
  const choose = (event: KeyboardEvent): void => {
    const isMirrored = getComputedStyle(event.currentTarget).direction === 'rtl';
    const forward = isMirrored ? 'ArrowLeft' : 'ArrowRight';
    const at = templateViews.indexOf(view);
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: forward === 'ArrowLeft' ? at + 1 : at - 1,
      ArrowRight: forward === 'ArrowRight' ? at + 1 : at - 1,
      Home: 0,
      End: templateViews.length - 1,
    };
    const step = steps[event.key];
    const next = step === undefined ? undefined : templateViews.at(step % templateViews.length);
    if (next === undefined) return;
    event.preventDefault();
    onView(next);
    row.current?.querySelector<HTMLElement>(`[data-view="${next}"]`)?.focus();
  };
  return (
    <>
      <div
        ref={row}
        className={styles.tabs}
        role="tablist"
        aria-label={editor.views}
        tabIndex={-1}
        onKeyDown={choose}
      >
        {templateViews.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`${id}-${each}`}
            data-view={each}
            className={styles.tab}
            aria-selected={each === view}
            aria-controls={`${id}-panel`}
            tabIndex={each === view ? 0 : -1}
            onClick={() => onView(each)}
          >
            {editor.view[each]}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} className={styles.panel} role="tabpanel" aria-labelledby={`${id}-${view}`}>
        {children}
      </div>
    </>
  );
}
