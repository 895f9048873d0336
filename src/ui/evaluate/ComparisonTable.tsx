import type { TaskComparison, TaskReport } from '../../run/judging/report';
import { contestantId } from '../../studio/evaluateFiles';
import type { Softmax } from '../../studio/evaluateResults';
import { useLanguage } from '../language/useLanguage';
import layout from '../parts/layout.module.css';
import styles from './evaluate.module.css';
import { bestOf, type FigureName, figures, shownFigures } from './verdict';

/** Contestants by figures; the best of each column is marked in words. */
export function ComparisonTable({
  comparison,
  softmaxes,
}: {
  readonly comparison: TaskComparison;
  /** Of each report; undefined for one without scores. */
  readonly softmaxes: readonly (Softmax | undefined)[];
}) {
  const { judged: resultText, evaluate: evaluateText } = useLanguage();
  const { reports } = comparison;
  const names = shownFigures(reports);
  const isMixed = new Set(softmaxes.filter((each) => each !== undefined)).size > 1;
  const best = new Map(
    names.map((name) => [name, name === 'logProbability' && isMixed ? undefined : bestOf(name, reports)]),
  );
  return (
    <section
      className={layout.scroll}
      aria-label={resultText.tableOf(resultText.comparison)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className={`${layout.table} ${styles.table}`}>
        <thead>
          <tr>
            <th scope="col">{resultText.who}</th>
            {names.map((name) => (
              <th key={name} scope="col">
                {resultText[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reports.map((report, place) => (
            <tr key={contestantId(report.contestant)}>
              <th scope="row" className={styles.who}>
                {evaluateText.contestantName(report.contestant)}
                <ShotsRead report={report} />
              </th>
              {names.map((name) => (
                <FigureCell
                  key={name}
                  name={name}
                  report={report}
                  others={
                    name === 'accuracy' && report.contestant.kind === 'tuned'
                      ? reports.filter((each) => each !== report)
                      : []
                  }
                  softmax={name === 'logProbability' && isMixed ? softmaxes[place] : undefined}
                  isBest={best.get(name) !== undefined && figures[name].of(report) === best.get(name)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Said only where not as many examples fitted as were asked for. */
function ShotsRead({ report: { contestant, shots } }: { readonly report: TaskReport }) {
  const { judged: resultText } = useLanguage();
  if (shots === undefined || contestant.kind !== 'untuned' || shots.fewest === contestant.shots) return null;
  return <span className={styles.note}>{resultText.examplesRead(shots.fewest, shots.most)}</span>;
}

/** Log-probabilities have no bar: they have no end to compare with. */
const withoutBar: ReadonlySet<FigureName> = new Set(['logProbability', 'calibrationError']);

function FigureCell({
  name,
  report,
  others,
  isBest,
  softmax,
}: {
  readonly name: FigureName;
  readonly report: TaskReport;
  readonly others: readonly TaskReport[];
  readonly isBest: boolean;
  /** Given where it has to be said. */
  readonly softmax: Softmax | undefined;
}) {
  const { judged: resultText, format } = useLanguage();
  const value = figures[name].of(report);
  if (value === undefined) return <td className={layout.soft}>{resultText.notMeasured}</td>;
  const hasBar = !withoutBar.has(name);
  const isShare = hasBar && name !== 'macroF1' && name !== 'slotF1';
  return (
    <td className={styles.figure}>
      <span className={isBest ? styles.best : undefined}>
        {isShare ? format.percent(value) : format.loss(value)}
      </span>
      {softmax === undefined ? null : (
        <span className={styles.note}>
          {softmax === 'labels' ? resultText.withinLabels : resultText.amongAll}
        </span>
      )}
      {isBest ? <span className={styles.mark}>{resultText.best}</span> : null}
      {hasBar ? (
        <span className={styles.track} aria-hidden="true">
          <span
            className={report.contestant.kind === 'tuned' ? styles.fill : styles.faintFill}
            style={{ inlineSize: `${100 * value}%` }}
          />
          {others.map((other) => (
            <span
              key={contestantId(other.contestant)}
              className={styles.line}
              style={{ insetInlineStart: `${100 * other.accuracy}%` }}
            />
          ))}
        </span>
      ) : null}
    </td>
  );
}
