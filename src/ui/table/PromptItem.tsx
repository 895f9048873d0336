import { useId } from 'react';
import { faultOfName } from '../../table/changePrompts';
import { freeTaskname } from '../../table/knownTasks';
import type { PromptTable, VirtualPrompt } from '../../table/promptTable';
import { oneLine } from '../../words/sentence';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { EditableName } from '../parts/EditableName';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import { EarlierVersions } from './EarlierVersions';
import { PromptFacts } from './PromptFacts';
import styles from './table.module.css';
import { useRetrain } from './useRetrain';

/** A prompt in use: what it is, how well it did, what can be done with it, and its earlier versions. */
export function PromptItem({
  table,
  prompt,
}: {
  readonly table: PromptTable;
  readonly prompt: VirtualPrompt;
}) {
  const { table: tableText, words } = useLanguage();
  const studio = useStudio();
  const isRunning = useStudioState((state) => state.run.kind === 'active');
  const retrain = useRetrain();
  const id = useId();
  const { taskname, version } = prompt;
  const faultOf = (name: string): string | undefined => {
    const fault = faultOfName(table, name);
    return fault === undefined ? undefined : oneLine(words.describeFailure(fault));
  };
  return (
    <li className={styles.prompt} aria-labelledby={id} tabIndex={-1} data-task={taskname}>
      <div className={styles.head}>
        <h3 id={id} className={styles.name}>
          <EditableName
            name={taskname}
            editLabel={tableText.renameThis(taskname)}
            fieldLabel={tableText.newName}
            faultOf={faultOf}
            onRename={(to) => void studio.table.rename(taskname, to)}
          />
          <span className={styles.version}>{tableText.version(version)}</span>
        </h3>
        <div className={layout.row}>
          <Button
            look="quiet"
            label={tableText.retrainThis(taskname)}
            onPress={() => retrain(prompt)}
            disabledBecause={isRunning ? tableText.retrainBusy : undefined}
          >
            {tableText.retrain}
          </Button>
          <Button
            look="quiet"
            label={tableText.duplicateThis(taskname)}
            onPress={() => void studio.table.duplicate(taskname, freeTaskname(table, taskname))}
          >
            {tableText.duplicate}
          </Button>
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
      <EarlierVersions table={table} taskname={taskname} />
    </li>
  );
}
