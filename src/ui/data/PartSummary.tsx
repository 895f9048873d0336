import { countBySeverity, problemsOfPart, usableRows } from '../../studio/foundProblems';
import type { PartState } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import layout from '../parts/layout.module.css';
import { Progress } from '../parts/Progress';
import styles from './PartCard.module.css';

/** What became of a source: the headline that tells whether something needs attention. */
export function PartSummary({
  state,
  onCancel,
}: {
  readonly state: PartState;
  readonly onCancel: () => void;
}) {
  const { data: dataText, words, format } = useLanguage();
  switch (state.kind) {
    case 'empty':
      return null;
    case 'reading':
      return (
        <div className={styles.reading}>
          <Progress
            label={dataText.reading(state.name, format.byteSize(state.bytes), format.byteSize(state.total))}
            value={state.total === 0 ? undefined : state.bytes / state.total}
          />
          <Button onPress={onCancel}>{dataText.cancel}</Button>
        </div>
      );
    case 'failed':
      return <Callout tone="bad" sentence={words.describeFailure(state.failure)} />;
    case 'ready': {
      const { name, rows, lines, bytes, leftOut, format: shape } = state.report;
      const { error } = countBySeverity(problemsOfPart(state));
      return (
        <div>
          <p className={styles.headline}>{dataText.summary(usableRows(state), error)}</p>
          <p className={layout.soft}>
            {dataText.from(name, lines, format.byteSize(bytes))}
            {dataText.shapes[shape] === '' ? '' : ` · ${dataText.shapes[shape]}`}
            {leftOut === 0 ? '' : ` · ${dataText.leftOut(leftOut)}`}
            {state.isMending ? ` · ${dataText.mending}` : ''}
          </p>
          {rows === 0 ? (
            <Callout tone="bad" sentence={{ what: dataText.noRows, hint: dataText.noRowsHint }} />
          ) : null}
        </div>
      );
    }
  }
}
