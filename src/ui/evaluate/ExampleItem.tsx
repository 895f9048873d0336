import type { JudgedAnswer } from '../../run/judging/report';
import type { Contestant } from '../../run/judging/types';
import { useLanguage } from '../language/useLanguage';
import layout from '../parts/layout.module.css';
import styles from './evaluate.module.css';
import type { ShownExample } from './examples';

/** One row: its text, its right label, and what two contestants answered. */
export function ExampleItem({
  example: { row, texts, answer, beside },
  contestant,
  other,
}: {
  readonly example: ShownExample;
  readonly contestant: Contestant;
  readonly other: Contestant | undefined;
}) {
  const { judged: resultText } = useLanguage();
  return (
    <li className={styles.example}>
      <p className={`${layout.soft} ${layout.small}`}>{resultText.line(row.line)}</p>
      {texts.map(([name, text]) => (
        <p key={name} className={layout.asTyped} dir="auto">
          {texts.length > 1 ? <span className={layout.soft}>{name}: </span> : null}
          {text}
        </p>
      ))}
      <dl className={styles.answers}>
        <dt>{resultText.rightLabel}</dt>
        <dd dir="auto">{answer.label}</dd>
        <Answer contestant={contestant} answer={answer} />
        {beside === undefined || other === undefined ? null : <Answer contestant={other} answer={beside} />}
      </dl>
      {answer.cut > 0 ? <p className={layout.soft}>{resultText.wasCut(answer.cut)}</p> : null}
    </li>
  );
}

function Answer({ contestant, answer }: { readonly contestant: Contestant; readonly answer: JudgedAnswer }) {
  const { judged: resultText, evaluate: evaluateText, format } = useLanguage();
  const { prediction, correct, confidence, rightProbability, text } = answer;
  const writes = text !== undefined && text !== prediction;
  return (
    <>
      <dt>{evaluateText.contestantName(contestant)}</dt>
      <dd>
        <span className={correct ? styles.right : styles.wrong}>
          <span aria-hidden="true">{correct ? '✓ ' : '✕ '}</span>
          <span className={layout.hidden}>{correct ? resultText.isRight : resultText.isWrong}: </span>
          <bdi>{prediction === '' ? resultText.wroteNothing : prediction}</bdi>
        </span>{' '}
        <span className={layout.number}>{confidence === undefined ? '' : format.percent(confidence)}</span>
        {correct || rightProbability === undefined ? null : (
          <span className={styles.note}>{resultText.rightShare(rightProbability)}</span>
        )}
        {writes ? (
          <span className={`${styles.note} ${styles.wrote}`} dir="auto">
            {text === '' ? resultText.wroteNothing : resultText.wrote(text.replaceAll('\n', ' ⏎ '))}
          </span>
        ) : null}
      </dd>
    </>
  );
}
