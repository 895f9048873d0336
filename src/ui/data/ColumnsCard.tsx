import { own } from '../../base/own';
import type { Repair } from '../../data/repair';
import type { RowPreview } from '../../prompt/deskReport';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { SelectField } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import styles from './ColumnsCard.module.css';
import { type ColumnRole, columnRoles, roleOf, withRole } from './columnRoles';

/** What each column is for: text, the answer, the taskname, or nothing; and what became of those that are not here. */
export function ColumnsCard() {
  const { data: dataText } = useLanguage();
  const train = useStudioState((state) => state.data.train);
  if (train.kind !== 'ready') return null;
  const { fieldNames } = train.report;
  const changed = (train.source.repairs ?? []).flatMap((repair, index) =>
    isOfColumn(repair) ? [{ repair, index }] : [],
  );
  if (fieldNames.length === 0 && changed.length === 0) return null;
  return (
    <Card title={dataText.columns} lead={dataText.columnsLead}>
      <div className={layout.stack}>
        <ul className={styles.list}>
          {fieldNames.map((name) => (
            <li key={name} className={styles.item}>
              <Column name={name} samples={samplesOf(name, train.firstRows)} />
            </li>
          ))}
        </ul>
        {changed.length === 0 ? null : <Changed changed={changed} />}
      </div>
    </Card>
  );
}

function Column({ name, samples }: { readonly name: string; readonly samples: readonly string[] }) {
  const { data: dataText } = useLanguage();
  const studio = useStudio();
  const templates = useStudioState((state) => state.templates);
  const train = useStudioState((state) => state.data.train);
  const template = templates.list[templates.selected];
  const rename = (to: string): void =>
    void studio.data.repair('train', { kind: 'rename-column', from: name, to });
  const choose = (role: ColumnRole): void => {
    if (role === 'taskname') rename('taskname');
    else if (role === 'dropped') void studio.data.repair('train', { kind: 'drop-column', name });
    else if (template !== undefined && train.kind === 'ready')
      studio.templates.edit(withRole(template, name, role, train.report));
  };
  const needsNoTemplate = (role: ColumnRole): boolean => role !== 'text' && role !== 'answer';
  return (
    <>
      <SelectField
        label={dataText.columnRole(visible(name))}
        value={roleOf(template, name)}
        onChange={choose}
        choices={columnRoles
          .filter((role) => template !== undefined || needsNoTemplate(role))
          .map((role) => ({ id: role, name: dataText.roles[role] }))}
      />
      <ul className={styles.samples}>
        {samples.map((sample) => (
          <li key={sample} dir="auto" className={styles.sample}>
            {sample.trim() === '' ? <em>{dataText.emptySample}</em> : sample}
          </li>
        ))}
      </ul>
      {name === name.trim() ? null : <Button onPress={() => rename(name.trim())}>{dataText.trim}</Button>}
    </>
  );
}

/** Columns that were renamed, left out or turned into text, each with the way back. */
function Changed({
  changed,
}: {
  readonly changed: readonly { readonly repair: Repair; readonly index: number }[];
}) {
  const { data: dataText } = useLanguage();
  const studio = useStudio();
  return (
    <div>
      <h3 className={styles.changed}>{dataText.changedColumns}</h3>
      <ul>
        {changed.map(({ repair, index }) => (
          <li key={index} className={layout.row}>
            <span dir="auto">{dataText.repairSentence(repair)}</span>
            <Button
              look="quiet"
              label={dataText.takeBackThis(dataText.repairSentence(repair))}
              onPress={() => void studio.data.takeBack('train', index)}
            >
              {dataText.takeBack}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const isOfColumn = ({ kind }: Repair): boolean =>
  kind === 'rename-column' || kind === 'drop-column' || kind === 'column-to-text';

/** The first different values of a column. */
function samplesOf(name: string, rows: readonly RowPreview[]): readonly string[] {
  const values = rows.flatMap((row) => own(row.fields, name) ?? []);
  return [...new Set(values)].slice(0, 3);
}

/** Spaces around a name are shown, or nobody would find them. */
const visible = (name: string): string => name.replace(/^\s+|\s+$/g, (spaces) => '␣'.repeat(spaces.length));
