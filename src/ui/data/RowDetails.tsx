import { useId, useState } from 'react';
import type { RowPreview } from '../../prompt/deskReport';
import type { PartName } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import layout from '../parts/layout.module.css';
import { useStudio } from '../studioContext';
import { LineEditor } from './LineEditor';
import styles from './RowsCard.module.css';

/** One row as a whole: every field in full, to be edited or left out. */
export function RowDetails({
  part,
  row,
  fields,
  onClose,
}: {
  readonly part: PartName;
  readonly row: RowPreview;
  readonly fields: readonly { readonly name: string; readonly text: string }[];
  readonly onClose: () => void;
}) {
  const { data: dataText } = useLanguage();
  const studio = useStudio();
  const id = useId();
  const [isEditing, setEditing] = useState(false);
  const { line, taskname } = row;
  return (
    <section className={styles.details} aria-labelledby={id}>
      <div className={styles.detailsHead}>
        <h3 id={id}>{dataText.rowAt(line)}</h3>
        <Button look="quiet" onPress={onClose}>
          {dataText.close}
        </Button>
      </div>
      {isEditing ? (
        <LineEditor
          part={part}
          line={line}
          onClose={() => {
            setEditing(false);
            onClose();
          }}
        />
      ) : (
        <>
          <dl className={styles.fields} tabIndex={0}>
            {taskname === undefined ? null : (
              <>
                <dt>{dataText.taskname}</dt>
                <dd dir="auto">{taskname}</dd>
              </>
            )}
            {fields.map(({ name, text }) => (
              <div key={name} className={styles.pair}>
                <dt dir="auto">{name}</dt>
                <dd dir="auto">{text}</dd>
              </div>
            ))}
          </dl>
          <div className={layout.row}>
            <Button onPress={() => setEditing(true)}>{dataText.offer({ kind: 'edit-line', line })}</Button>
            <Button
              onPress={() => {
                void studio.data.repair(part, { kind: 'skip-lines', lines: [line] });
                onClose();
              }}
            >
              {dataText.offer({ kind: 'skip-line', line })}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
