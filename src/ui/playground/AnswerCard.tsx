import { assertUnreachable } from '../../base/assert';
import type { Answer, AnswerEnd, TryState } from '../../studio/playgroundState';
import { useLanguage } from '../language/useLanguage';
import { Callout } from '../parts/Callout';
import { Card } from '../parts/Card';
import layout from '../parts/layout.module.css';
import { Progress } from '../parts/Progress';
import { LabelShares } from './LabelShares';
import styles from './playground.module.css';
import { WrittenText } from './WrittenText';

interface Given {
  /** The row's own answer, when the text came from a row. */
  readonly expected: string | undefined;
  /** Only the tokens of the labels count, as the prompt was trained. */
  readonly isRestricted: boolean;
}

export function AnswerCard({
  title,
  state,
  ...given
}: Given & { readonly title: string; readonly state: TryState }) {
  return (
    <Card title={title}>
      <CardBody state={state} {...given} />
    </Card>
  );
}

function CardBody({ state, ...given }: Given & { readonly state: TryState }) {
  const { playground: playgroundText, words } = useLanguage();
  switch (state.kind) {
    case 'idle':
      return <p className={layout.soft}>{playgroundText.idle}</p>;
    case 'running':
      return state.answer === undefined ? (
        <Progress label={playgroundText.running} value={undefined} />
      ) : (
        <Result answer={state.answer} end={undefined} {...given} />
      );
    case 'failed':
      return <Callout tone="bad" sentence={words.describeFailure(state.failure)} />;
    case 'done':
      return <Result answer={state.answer} end={state.end} {...given} />;
    default:
      return assertUnreachable(state);
  }
}

function Result({
  answer,
  end,
  expected,
  isRestricted,
}: Given & {
  readonly answer: Answer;
  /** Undefined while it is written. */
  readonly end: AnswerEnd | undefined;
}) {
  const { playground: playgroundText } = useLanguage();
  const isExpected = answer.text.trim() === expected?.trim();
  const note = `${layout.soft} ${layout.small}`;
  return (
    <div className={layout.stack}>
      <div>
        <p className={note}>{playgroundText.says}</p>
        {answer.tokens.length === 0 ? (
          <p className={layout.soft}>{end === undefined ? '…' : playgroundText.nothing}</p>
        ) : (
          <WrittenText answer={answer} />
        )}
        {expected === undefined || end === undefined ? null : (
          <p className={isExpected ? styles.right : styles.wrong}>
            <span aria-hidden="true">{isExpected ? '✓ ' : '✕ '}</span>
            {isExpected ? playgroundText.asExpected : playgroundText.notExpected}
          </p>
        )}
        {end === undefined ? <p className={note}>{playgroundText.writing}</p> : null}
        {end === 'most-tokens' ? <p className={note}>{playgroundText.endless}</p> : null}
        {end === 'stopped' ? <p className={note}>{playgroundText.stopped}</p> : null}
        {isRestricted ? <p className={note}>{playgroundText.restricted}</p> : null}
        {answer.cut > 0 ? <p className={layout.soft}>{playgroundText.cut(answer.cut)}</p> : null}
      </div>
      {answer.labels.length === 0 ? null : <LabelShares labels={answer.labels} />}
    </div>
  );
}
