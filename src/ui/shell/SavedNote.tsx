import { useLanguage } from '../language/useLanguage';
import { useStudioState } from '../studioContext';
import styles from './StatusBar.module.css';

/** Whether what the user did is kept in this browser. */
export function SavedNote() {
  const { shell: shellText, format } = useLanguage();
  const saved = useStudioState((state) => state.view.saved);
  if (saved.kind === 'nothing') return null;
  if (saved.kind === 'saved')
    return <span className={styles.saved}>{shellText.saved(format.time(saved.at))}</span>;
  return (
    <span className={saved.kind === 'failed' ? styles.notSaved : styles.saved}>
      {saved.kind === 'failed' ? shellText.notSaved : shellText.saving}
    </span>
  );
}
