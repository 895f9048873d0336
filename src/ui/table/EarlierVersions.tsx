import { versionsOf } from '../../table/knownTasks';
import type { PromptTable, VirtualPrompt } from '../../table/promptTable';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Fold } from '../parts/Fold';
import layout from '../parts/layout.module.css';
import { useStudio } from '../studioContext';
import { PromptFacts } from './PromptFacts';
import styles from './table.module.css';

/** The versions of a task that were in use before, each to be taken into use again. */
export function EarlierVersions({
  table,
  taskname,
}: {
  readonly table: PromptTable;
  readonly taskname: string;
}) {
  const { table: tableText } = useLanguage();
  const versions = versionsOf({ prompts: [], earlier: table.earlier }, taskname);
  if (versions.length === 0) return null;
  return (
    <Fold title={tableText.earlier(versions.length)}>
      <ul className={layout.stack}>
        {versions.map((prompt) => (
          <EarlierVersion key={prompt.version} table={table} prompt={prompt} />
        ))}
      </ul>
    </Fold>
  );
}

function EarlierVersion({ table, prompt }: { readonly table: PromptTable; readonly prompt: VirtualPrompt }) {
  const { table: tableText } = useLanguage();
  const studio = useStudio();
  const { taskname, version } = prompt;
  return (
    <li className={styles.earlier}>
      <div className={styles.head}>
        <h4 className={styles.name}>{tableText.versionTitle(version)}</h4>
        <div className={layout.row}>
          <Button
            label={tableText.useThisVersion(taskname, version)}
            onPress={() => studio.table.putVersionInUse(taskname, version)}
          >
            {tableText.useVersion}
          </Button>
          <Button
            look="quiet"
            label={tableText.removeThisVersion(taskname, version)}
            onPress={() => studio.table.removeVersion(taskname, version)}
          >
            {tableText.remove}
          </Button>
        </div>
      </div>
      <PromptFacts table={table} prompt={prompt} />
    </li>
  );
}
