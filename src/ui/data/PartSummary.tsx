import { countBySeverity, problemsOfPart, usableRows } from '../../studio/foundProblems';
import type { PartName, PartState } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import layout from '../parts/layout.module.css';
import { Progress } from '../parts/Progress';
import { useStudioState } from '../studioContext';
import styles from './PartSummary.module.css';

type Ready = Extract<PartState, { kind: 'ready' }>;

/** What became of a source: the headline that tells whether something needs attention. */
export function PartSummary({ part, onCancel }: { readonly part: PartName; readonly onCancel: () => void }) {
  const { data: dataText, words, format } = useLanguage();
  const state = useStudioState(({ data }) => data[part]);
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
    case 'ready':
      return (
        <div className={layout.stack}>
          <Headline state={state} />
          {state.report.rows === 0 ? <NoRows part={part} state={state} /> : <Meter state={state} />}
        </div>
      );
  }
}

/** Why there is not one row. */
function NoRows({ part, state }: { readonly part: PartName; readonly state: Ready }) {
  const { data: dataText } = useLanguage();
  const hasFaults = countBySeverity(problemsOfPart(state)).error > 0;
  const sentence = hasFaults
    ? { what: dataText.noRows, hint: dataText.noRowsHint }
    : state.report.leftOut > 0
      ? { what: dataText.allLeftOut, hint: dataText.allLeftOutHint(dataText.changes[part]) }
      : { what: dataText.nothing, hint: dataText.nothingHint };
  return <Callout tone="bad" sentence={sentence} />;
}

function Headline({ state }: { readonly state: Ready }) {
  const { data: dataText, format } = useLanguage();
  const { name, lines, bytes } = state.report;
  const { error } = countBySeverity(problemsOfPart(state));
  const isGood = error === 0 && usableRows(state) > 0;
  const facts = [dataText.from(name, lines, format.byteSize(bytes)), useShape(state)];
  if (state.checked === undefined) facts.push(dataText.checking);
  return (
    <div>
      <p className={styles.headline}>
        <span className={isGood ? styles.good : styles.bad} aria-hidden="true">
          {isGood ? '✓' : '!'}
        </span>
        <span>{dataText.summary(usableRows(state), error)}</span>
      </p>
      <p className={layout.soft}>{facts.filter((fact) => fact !== '').join(' · ')}</p>
    </div>
  );
}

/** How the file was read; nothing for the usual JSON Lines. */
function useShape({ report }: Ready): string {
  const { data: dataText } = useLanguage();
  const table = report.problems.find(({ kind }) => kind === 'separated-values');
  return table?.kind === 'separated-values'
    ? dataText.separated[table.separator]
    : dataText.shapes[report.format];
}

/** Where the records of the file went, as one bar with its numbers below. */
function Meter({ state }: { readonly state: Ready }) {
  const { data: dataText } = useLanguage();
  const ready = usableRows(state);
  const faulty = state.report.faulty + state.report.rows - ready;
  const shares = { ready, faulty, leftOut: state.report.leftOut };
  return (
    <div>
      <div className={styles.meter} aria-hidden="true">
        {meterParts.map((each) =>
          shares[each] === 0 ? null : (
            <span key={each} className={styles[each]} style={{ flexGrow: shares[each] }} />
          ),
        )}
      </div>
      <ul className={styles.legend}>
        {meterParts.map((each) =>
          shares[each] === 0 ? null : (
            <li key={each}>
              <span className={`${styles.dot} ${styles[each]}`} aria-hidden="true" />
              {dataText.meter[each](shares[each])}
            </li>
          ),
        )}
      </ul>
    </div>
  );
}

const meterParts = ['ready', 'faulty', 'leftOut'] as const;
