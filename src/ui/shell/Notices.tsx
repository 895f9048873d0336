import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import { useStudio, useStudioState } from '../studioContext';
import styles from './Notices.module.css';
import { noticeSentence } from './noticeText';
import { shellText } from './text';

/** What happened in passing. Notices stand above the screen, stay until dismissed, and never take the focus. */
export function Notices() {
  const studio = useStudio();
  const notices = useStudioState((state) => state.view.notices);
  if (notices.length === 0) return null;
  return (
    <section className={styles.notices} aria-label={shellText.notices}>
      {notices.map(({ id, content }) => (
        <Callout
          key={id}
          tone={content.kind === 'failure' ? 'bad' : 'info'}
          sentence={noticeSentence(content)}
        >
          <Button look="quiet" onPress={() => studio.view.dismiss(id)}>
            {shellText.dismiss}
          </Button>
        </Callout>
      ))}
    </section>
  );
}
