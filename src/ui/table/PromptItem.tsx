import { useId } from 'react';
import type { PromptTable, VirtualPrompt } from '../../table/promptTable';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import layout from '../parts/layout.module.css';
import { useStudio } from '../studioContext';
import { PromptFacts } from './PromptFacts';
import styles from './table.module.css';

/** A prompt in use: what it is, how well it did, and what can be done with it. */
export function PromptItem({
  table,
  prompt,
}: {
  readonly table: PromptTable;
  readonly prompt: VirtualPrompt;
}) {
  const { table: tableText } = useLanguage();
  const studio = useStudio();
  const id = useId();
  const { taskname, version } = prompt;
  return (
    <li className={styles.prompt} aria-labelledby={id}>
      <div className={styles.head}>
        <h3 id={id} className={styles.name}>
          <span dir="auto">{taskname}</span>{' '}
          <span className={styles.version}>{tableText.version(version)}</span>
        </h3>
        <div className={layout.row}>
          <Button
            look="quiet"
            label={tableText.removeThis(taskname)}
            onPress={() => studio.table.remove(taskname)}
          >
            {tableText.remove}
          </Button>
        </div>
      </div>
      <PromptFacts table={table} prompt={prompt} />
    </li>
  );
}
