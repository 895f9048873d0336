import type { DataProblem, FoundProblems } from '../../data/dataProblem';
import { useLanguage } from '../language/useLanguage';
import { Card } from '../parts/Card';
import { Fold } from '../parts/Fold';
import layout from '../parts/layout.module.css';
import styles from './ProblemList.module.css';

/** Of each kind so many are shown; all are counted. */
const shownPerKind = 20;

/** Problems grouped by kind, each with its place, the text around it, a caret, and what to do. */
export function ProblemList({ found: all }: { readonly found: FoundProblems }) {
  const { data: dataText, format } = useLanguage();
  const kinds = Object.entries(all.problemCounts).filter(([, count]) => count > 0);
  if (kinds.length === 0) return null;
  return (
    <Card title={dataText.problems} lead={dataText.problemsLead}>
      {kinds.map(([kind, count]) => {
        const found = all.problems.filter((problem) => problem.kind === kind);
        return (
          <Fold key={kind} title={`${dataText.problemKindName(kind)} (${format.whole(count)})`}>
            <ul className={styles.list}>
              {found.slice(0, shownPerKind).map((problem, i) => (
                // Problems have no identity of their own and the list never reorders.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <li key={i} className={styles.problem}>
                  <Problem problem={problem} />
                </li>
              ))}
            </ul>
            {count > shownPerKind ? (
              <p className={layout.soft}>{dataText.showing(Math.min(shownPerKind, found.length), count)}</p>
            ) : null}
          </Fold>
        );
      })}
    </Card>
  );
}

function Problem({ problem }: { readonly problem: DataProblem }) {
  const { words } = useLanguage();
  const { what, hint } = words.describeDataProblem(problem);
  const context = problem.before !== '' || problem.after !== '';
  return (
    <>
      <p>{what}</p>
      {context ? <Context before={problem.before} after={problem.after} /> : null}
      {hint === '' ? null : <p className={layout.soft}>{hint}</p>}
    </>
  );
}

/** The text around a fault with a caret under the spot. Tabs and line breaks are shown, so the caret stays true. */
function Context({ before, after }: { readonly before: string; readonly after: string }) {
  const head = visible(before);
  return (
    <pre className={styles.context}>
      {head}
      {visible(after)}
      {'\n'}
      <span className={styles.caret} aria-hidden="true">
        {' '.repeat([...head].length)}^
      </span>
    </pre>
  );
}

const visible = (text: string): string =>
  text.replaceAll('\t', '⇥').replaceAll('\n', '⏎').replaceAll('\r', '␍');
