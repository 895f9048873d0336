import { useState } from 'react';
import { at } from '../../base/assert';
import type { NemoImport } from '../../prompt/nemoConfig';
import type { TaskTemplate } from '../../prompt/taskTemplate';
import { printTaskTemplate, templateKeys } from '../../prompt/taskTemplateFile';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { SelectField } from '../parts/fields';
import layout from '../parts/layout.module.css';
import styles from './ImportDialog.module.css';

/** The tasks that were found: one of them key by key beside what is here now. */
export function ImportedTasks({
  found,
  current,
  onReplace,
  onAdd,
}: {
  readonly found: NemoImport;
  readonly current: TaskTemplate;
  readonly onReplace: (template: TaskTemplate) => void;
  readonly onAdd: (templates: readonly TaskTemplate[]) => void;
}) {
  const { import: text, unnamed } = useLanguage().template;
  const [picked, setPicked] = useState(0);
  const { tasks } = found;
  const { template, keys } = at(tasks, picked);
  const now: Readonly<Record<string, unknown>> = { ...printTaskTemplate(current), ...current.otherKeys };
  const unknown = keys.flatMap(({ key }) => (templateKeys.includes(key) ? [] : [key]));
  return (
    <>
      <p className={layout.soft}>{text.found(tasks.length, found.format)}</p>
      {tasks.length === 1 ? null : (
        <SelectField
          label={text.pick}
          value={String(picked)}
          onChange={(id) => setPicked(Number(id))}
          choices={tasks.map((each, i) => ({
            id: String(i),
            name: each.template.taskname || unnamed(i + 1),
          }))}
        />
      )}
      <table className={`${layout.table} ${styles.keys}`}>
        <thead>
          <tr>
            <th scope="col">{text.key}</th>
            <th scope="col">{text.before}</th>
            <th scope="col">{text.after}</th>
          </tr>
        </thead>
        <tbody>
          {keys.map(({ key, before, after }) => {
            const here = key in now ? JSON.stringify(now[key]) : '';
            return (
              <tr key={key}>
                <th scope="row">{key}</th>
                <td className={styles.value}>{here}</td>
                <td className={`${styles.value} ${here === after ? '' : styles.changed}`}>
                  {here === after ? <span className={layout.soft}>{text.unchanged}</span> : after}
                  {before === undefined ? <em className={layout.soft}> {text.notGiven}</em> : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {unknown.length === 0 ? null : <p className={layout.soft}>{text.unknown(unknown)}</p>}
      <div className={layout.row}>
        <Button look="main" onPress={() => onReplace(template)}>
          {text.replace}
        </Button>
        <Button onPress={() => onAdd([template])}>{text.add}</Button>
        {tasks.length === 1 ? null : (
          <Button onPress={() => onAdd(tasks.map((each) => each.template))}>
            {text.addAll(tasks.length)}
          </Button>
        )}
      </div>
    </>
  );
}
