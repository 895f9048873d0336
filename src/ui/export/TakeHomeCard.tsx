import { useState } from 'react';
import { exportFormats } from '../../table/exchange/exportFormats';
import type { PromptTable } from '../../table/promptTable';
import { useLanguage } from '../language/useLanguage';
import { Card } from '../parts/Card';
import { Fold } from '../parts/Fold';
import { SelectField } from '../parts/fields';
import layout from '../parts/layout.module.css';
import styles from './export.module.css';
import { FormatRow } from './FormatRow';
import { ModelCardFold } from './ModelCardFold';
import { PeftRow } from './PeftRow';
import { useSizes } from './useSizes';

/** The zip with everything first. */
const shown = ['zip', ...exportFormats.filter((format) => format !== 'zip')] as const;

/** The table in every format, whole or one task of it; the zip with everything first. */
export function TakeHomeCard({ table }: { readonly table: PromptTable }) {
  const { export: exportText } = useLanguage();
  const [asked, setAsked] = useState<number>(-1);
  const taskname = table.prompts[asked]?.taskname;
  const prompts = taskname === undefined ? table.prompts : table.prompts.slice(asked, asked + 1);
  const sizes = useSizes(table, taskname);
  const lessThanAll = { badge: exportText.partly, why: exportText.formats.nemo.exactness };
  return (
    <Card title={exportText.takeTitle} lead={exportText.takeLead}>
      <div className={layout.stack}>
        {table.prompts.length < 2 ? null : (
          <div className={styles.scope}>
            <SelectField
              label={exportText.what}
              value={String(taskname === undefined ? -1 : asked)}
              onChange={(id) => setAsked(Number(id))}
              choices={[
                { id: '-1', name: exportText.wholeTable },
                ...table.prompts.map((prompt, i) => ({ id: String(i), name: prompt.taskname })),
              ]}
            />
          </div>
        )}
        <ul className={styles.formats}>
          {shown.map((format) =>
            format === 'peft' ? (
              <PeftRow key={format} prompts={prompts} taskname={taskname} size={sizes.get(format)} />
            ) : (
              <FormatRow
                key={format}
                format={format}
                taskname={taskname}
                size={sizes.get(format)}
                exactness={format === 'nemo' ? lessThanAll : undefined}
              />
            ),
          )}
        </ul>
        <ModelCardFold table={table} taskname={taskname} />
        <dl className={layout.facts}>
          <dt>{exportText.base}</dt>
          <dd>{table.base.name}</dd>
          <dt>{exportText.fingerprint}</dt>
          <dd className={layout.mono}>{table.base.fingerprint}</dd>
        </dl>
        <Fold title={exportText.elsewhere}>
          <p>{exportText.elsewhereLead}</p>
          <pre className={`${layout.mono} ${layout.report}`} dir="ltr">
            {exportText.command}
          </pre>
        </Fold>
      </div>
    </Card>
  );
}
