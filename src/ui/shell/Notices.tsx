import type { Notice } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import styles from './Notices.module.css';

/** What happened in passing. Notices stand above the screen, stay until dismissed, and never take the focus. */
export function Notices() {
  const { shell: shellText } = useLanguage();
  const studio = useStudio();
  const notices = useStudioState((state) => state.view.notices);
  if (notices.length === 0) return null;
  return (
    <section className={styles.notices} aria-label={shellText.notices}>
      {notices.map(({ id, content }) => (
        <Callout
          key={id}
          tone={content.kind === 'failure' ? 'bad' : 'info'}
          sentence={shellText.describeNotice(content)}
        >
          <div className={layout.row}>
            <NoticeButton notice={{ id, content }} />
            <Button look="quiet" onPress={() => studio.view.dismiss(id)}>
              {shellText.dismiss}
            </Button>
          </div>
        </Callout>
      ))}
    </section>
  );
}

/** The way back from what a notice tells, or out of it, where there is one. */
function NoticeButton({ notice: { id, content } }: { readonly notice: Notice }) {
  const { shell: shellText } = useLanguage();
  const studio = useStudio();
  const isRunning = useStudioState((state) => state.run.kind === 'active');
  const buttonFor = (label: string, act: () => void, disabledBecause?: string) => (
    <Button
      disabledBecause={disabledBecause}
      onPress={() => {
        studio.view.dismiss(id);
        act();
      }}
    >
      {label}
    </Button>
  );
  switch (content.kind) {
    case 'set-aside':
      return buttonFor(shellText.bringBack, () => void studio.examples.bringBack(content.former));
    case 'data-removed':
      return buttonFor(shellText.bringBack, () => void studio.data.read(content.part, content.source));
    case 'project-opened':
    case 'work-back': {
      const { former } = content;
      if (former === undefined) return null;
      const busy = isRunning ? shellText.runGoesOn : undefined;
      return buttonFor(shellText.bringWorkBack, () => void studio.project.bringBack(former), busy);
    }
    case 'engine-slow': {
      const { wish } = content;
      const isOnProcessor = wish === 'wasm' || wish === 'cpu';
      return isOnProcessor
        ? buttonFor(shellText.startAgain, () => void studio.model.restart(wish))
        : buttonFor(shellText.useProcessor, () => void studio.model.restart('wasm'));
    }
    default:
      return null;
  }
}
