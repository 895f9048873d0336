import type { PromptTable } from '../../table/promptTable';
import { useLanguage } from '../language/useLanguage';
import { Card } from '../parts/Card';
import layout from '../parts/layout.module.css';
import { PromptItem } from './PromptItem';
import styles from './table.module.css';

/** The prompts in use, one per task, each with its earlier versions beneath. */
export function PromptsCard({ table }: { readonly table: PromptTable }) {
  const { table: tableText } = useLanguage();
  return (
    <Card title={tableText.prompts} lead={tableText.promptsLead}>
      <div className={layout.stack}>
        <ul className={styles.prompts}>
          {table.prompts.map((prompt) => (
            <PromptItem key={prompt.taskname} table={table} prompt={prompt} />
          ))}
        </ul>
        <p className={`${layout.soft} ${layout.small} ${styles.wrapped}`}>
          {tableText.base(table.base.name, table.base.fingerprint)}
        </p>
      </div>
    </Card>
  );
}
