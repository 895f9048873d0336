import { useEffect, useId, useState } from 'react';
import { taskFieldsOf } from '../../prompt/taskFields';
import type { PartName } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import { faultOfLine, type LineHome } from './checkLine';
import styles from './LineEditor.module.css';

/** A line of the file, edited in place and checked while it is typed. Enter saves it, Escape leaves it as it was. */
export function LineEditor({
  part,
  line,
  onClose,
}: {
  readonly part: PartName;
  readonly line: number;
  readonly onClose: () => void;
}) {
  const { data: dataText, words } = useLanguage();
  const studio = useStudio();
  const id = useId();
  const templates = useStudioState((state) => state.templates.list);
  const home = useLineHome(part);
  const [text, setText] = useState<string | undefined>();
  useEffect(() => {
    let isWanted = true;
    void studio.data.recordAt(part, line).then((found) => {
      if (isWanted) setText(found?.text ?? '');
    });
    return () => {
      isWanted = false;
    };
  }, [studio, part, line]);
  if (text === undefined) return <p role="status">{dataText.looking}</p>;
  const fault = faultOfLine(text, home, taskFieldsOf(templates));
  const verdict =
    fault === undefined
      ? dataText.lineIsGood
      : words.describeDataProblem({ ...fault, line: undefined, column: undefined }).what;
  const save = (): void => {
    void studio.data.repair(part, { kind: 'replace-line', line, text });
    onClose();
  };
  return (
    <div className={layout.stack}>
      <label htmlFor={id}>{dataText.editLine(line)}</label>
      <textarea
        id={id}
        className={styles.text}
        rows={Math.min(6, Math.ceil(text.length / 70) + 1)}
        dir="auto"
        spellCheck={false}
        value={text}
        aria-describedby={`${id}-verdict`}
        // biome-ignore lint/a11y/noAutofocus: the press that opened it asked for it
        autoFocus
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          // An input method uses these keys itself.
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape') onClose();
          else if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            save();
          }
        }}
      />
      <p id={`${id}-verdict`} role="status" className={fault === undefined ? styles.good : styles.bad}>
        {verdict}
      </p>
      <div className={layout.row}>
        <Button look="main" onPress={save}>
          {dataText.saveLine}
        </Button>
        <Button onPress={onClose}>{dataText.cancel}</Button>
      </div>
    </div>
  );
}

/** How the lines of a part are written, from what reading it told. */
function useLineHome(part: PartName): LineHome {
  const state = useStudioState(({ data }) => data[part]);
  const problems = state.kind === 'ready' ? state.report.problems : [];
  const table = problems.find(({ kind }) => kind === 'separated-values');
  const ragged = problems.find(({ kind }) => kind === 'ragged-row');
  return {
    separator: table?.kind === 'separated-values' ? table.separator : undefined,
    columns: ragged?.kind === 'ragged-row' ? ragged.columns : undefined,
  };
}
