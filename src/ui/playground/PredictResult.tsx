import { useLanguage } from '../language/useLanguage';
import { Callout } from '../parts/Callout';
import layout from '../parts/layout.module.css';
import { Progress } from '../parts/Progress';
import { useStudioState } from '../studioContext';

/** How far it is, what became of the rows, and the first answers. */
export function PredictResult() {
  const { predicting: predictText, activity: activityText, words, format } = useLanguage();
  const { counts, status } = useStudioState((state) => state.predicting);
  const { total, done, cut, skipped, faulty, first } = counts;
  const left = Object.values(skipped).reduce((sum, rows) => sum + rows, 0);
  const name =
    total === undefined
      ? predictText.reading
      : `${predictText.progress(format.whole(done), format.whole(total))} ${
          status.kind !== 'running' || status.left === undefined ? '' : `– ${activityText.left(status.left)}`
        }`;
  return (
    <>
      {status.kind === 'failed' ? (
        <Callout tone="bad" sentence={words.describeFailure(status.failure)} />
      ) : null}
      {status.kind === 'running' ? (
        <Progress label={name} value={total === undefined ? undefined : done / Math.max(1, total)} />
      ) : null}
      {status.kind === 'running' || total === undefined ? null : (
        <div role="status">
          <p>{predictText.answered(done - left, total, words.skippedText(skipped))}</p>
          {left > 0 ? <p className={layout.soft}>{predictText.leftOut}</p> : null}
          {cut > 0 ? <p className={layout.soft}>{predictText.cut(cut)}</p> : null}
          {faulty > 0 ? <p className={layout.soft}>{predictText.faulty(faulty)}</p> : null}
        </div>
      )}
      {first.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
        <section className={layout.scroll} aria-label={predictText.first} tabIndex={0}>
          <table className={layout.table}>
            <caption className={layout.hidden}>{predictText.first}</caption>
            <thead>
              <tr>
                <th scope="col">{predictText.line}</th>
                <th scope="col">{predictText.taskOfRow}</th>
                <th scope="col">{predictText.answer}</th>
              </tr>
            </thead>
            <tbody>
              {first.map(({ line, taskname, prediction }) => (
                <tr key={line}>
                  <td className={layout.number}>{format.whole(line)}</td>
                  <td dir="auto">{taskname}</td>
                  <td dir="auto">{prediction.trim()}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
