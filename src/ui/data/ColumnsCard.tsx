import { own } from '../../base/own';
import type { DataReport } from '../../prompt/deskReport';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { SelectField } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import styles from './ColumnsCard.module.css';
import { type ColumnRole, columnRoles, roleOf, withRole } from './columnRoles';

/** What each column is for: text, the answer, the taskname, or nothing. */
export function ColumnsCard({ report }: { readonly report: DataReport }) {
  const { data: dataText } = useLanguage();
  const studio = useStudio();
  const templates = useStudioState((state) => state.templates);
  const train = useStudioState((state) => state.data.train);
  const template = templates.list[templates.selected];
  if (report.fieldNames.length === 0 || train.kind !== 'ready') return null;
  const first = train.firstRows[0];
  const choose = (name: string, role: ColumnRole): void => {
    if (role === 'taskname')
      void studio.data.repair('train', { kind: 'rename-column', from: name, to: 'taskname' });
    else if (role === 'dropped') void studio.data.repair('train', { kind: 'drop-column', name });
    else if (template !== undefined) studio.templates.edit(withRole(template, name, role));
  };
  return (
    <Card title={dataText.columns} lead={dataText.columnsLead}>
      <ul className={styles.list}>
        {report.fieldNames.map((name) => (
          <li key={name} className={styles.item}>
            <SelectField
              label={dataText.columnRole(visible(name))}
              value={roleOf(template, name)}
              onChange={(role) => choose(name, role)}
              choices={columnRoles
                .filter(
                  (role) =>
                    template !== undefined || role === 'taskname' || role === 'dropped' || role === 'unused',
                )
                .map((role) => ({ id: role, name: dataText.roles[role] }))}
            />
            <p className={`${layout.soft} ${styles.sample}`} dir="auto">
              {first === undefined ? '' : (own(first.fields, name) ?? '')}
            </p>
            {name === name.trim() ? null : (
              <Button
                onPress={() =>
                  void studio.data.repair('train', { kind: 'rename-column', from: name, to: name.trim() })
                }
              >
                {dataText.trim}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Spaces around a name are shown, or nobody would find them. */
const visible = (name: string): string => name.replace(/^\s+|\s+$/g, (spaces) => '␣'.repeat(spaces.length));
