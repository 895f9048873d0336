import { assertUnreachable } from '../../base/assert';
import type { Answer, AnswerEnd, TryState } from '../../studio/playgroundState';
import { useLanguage } from '../language/useLanguage';
import { Callout } from '../parts/Callout';
import { Card } from '../parts/Card';
import layout from '../parts/layout.module.css';
import { Progress } from '../parts/Progress';
import styles from './playground.module.css';

/** Labels shown, most probable first. */
const shownLabels = 10;
/** Answers of more characters than this are set smaller. */
const longAnswer = 60;

export function AnswerCard({
  title,
  state,
  expected,
}: {
  readonly title: string;
  readonly state: TryState;
  /** The row's own answer, when the text came from a row. */
  readonly expected: string | undefined;
}) {
  return (
    <Card title={title}>
      <CardBody state={state} expected={expected} />
    </Card>
  );
}

function CardBody({ state, expected }: { readonly state: TryState; readonly expected: string | undefined }) {
  const { playground: playgroundText, words } = useLanguage();
  switch (state.kind) {
    case 'idle':
      return <p className={layout.soft}>{playgroundText.idle}</p>;
    case 'running':
      if (state.answer !== undefined)
        return <Result answer={state.answer} end={undefined} expected={undefined} />;
      return <Progress label={playgroundText.running} value={undefined} />;
    case 'failed':
      return <Callout tone="bad" sentence={words.describeFailure(state.failure)} />;
    case 'done':
      return <Result answer={state.answer} end={state.end} expected={expected} />;
    default:
      return assertUnreachable(state);
  }
}

function Result({
  answer,
  end,
  expected,
}: {
  readonly answer: Answer;
  readonly end: AnswerEnd | undefined;
  readonly expected: string | undefined;
}) {
  const { playground: playgroundText, format } = useLanguage();
  const text = answer.text.trim();
  const isExpected = text === expected?.trim();
  const labels = [...answer.labels].sort((a, b) => b.probability - a.probability).slice(0, shownLabels);
  return (
    <div className={layout.stack}>
      <div>
        <p className={`${layout.soft} ${layout.small}`}>{playgroundText.says}</p>
        {text === '' ? (
          <p className={layout.soft}>{playgroundText.nothing}</p>
        ) : (
          <p className={text.length > longAnswer ? styles.longText : styles.text} dir="auto">
            {text}
          </p>
        )}
        {expected === undefined ? null : (
          <p className={isExpected ? styles.right : styles.wrong}>
            <span aria-hidden="true">{isExpected ? '✓ ' : '✕ '}</span>
            {isExpected ? playgroundText.asExpected : playgroundText.notExpected}
          </p>
        )}
        {end === 'most-tokens' ? (
          <p className={`${layout.soft} ${layout.small}`}>{playgroundText.endless}</p>
        ) : null}
        {answer.cut > 0 ? <p className={layout.soft}>{playgroundText.cut(answer.cut)}</p> : null}
      </div>
      {labels.length === 0 ? null : (
        <div>
          <h3 className={styles.heading}>{playgroundText.labels}</h3>
          <p className={`${layout.soft} ${layout.small}`}>{playgroundText.labelsNote}</p>
          <ul className={styles.labels}>
            {labels.map(({ label, probability }) => (
              <li key={label} className={styles.label}>
                <span className={styles.name} dir="auto">
                  {label.trim().replaceAll('\n', ' ⏎ ')}
                </span>
                <span className={layout.number}>{format.percent(probability)}</span>
                <span className={styles.track}>
                  <span className={styles.bar} style={{ inlineSize: `${100 * probability}%` }} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
