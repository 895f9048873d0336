import { useRef } from 'react';
import type { PromptTable } from '../../table/promptTable';
import { useLanguage } from '../language/useLanguage';
import { Card } from '../parts/Card';
import { FilesButton } from '../parts/FileButton';
import layout from '../parts/layout.module.css';
import { useStudio } from '../studioContext';
import { PromptItem } from './PromptItem';
import styles from './table.module.css';
import { useKeptFocus } from './useKeptFocus';

/** The prompts in use, one per task, each with its earlier versions beneath. */
export function PromptsCard({ table }: { readonly table: PromptTable }) {
  const { table: tableText, incoming: incomingText } = useLanguage();
  const studio = useStudio();
  const list = useRef<HTMLUListElement>(null);
  useKeptFocus(list);
  return (
    <Card
      title={tableText.prompts}
      lead={tableText.promptsLead}
      aside={
        <FilesButton
          label={incomingText.merge}
          accept={['.safetensors', '.json']}
          isMultiple={false}
          onFiles={(files) =>
            void studio.incoming.open(files.map((file) => ({ path: file.name, bytes: file })))
          }
        />
      }
    >
      <div className={layout.stack}>
        <ul ref={list} tabIndex={-1} className={styles.prompts}>
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
