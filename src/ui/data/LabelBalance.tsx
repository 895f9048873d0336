import { own } from '../../base/own';
import type { DataReport } from '../../prompt/deskReport';
import { guessAnswerField } from '../../studio/defaultTemplate';
import { useLanguage } from '../language/useLanguage';
import { Card } from '../parts/Card';
import { useStudioState } from '../studioContext';
import styles from './LabelBalance.module.css';

const shown = 20;

/** How often each answer occurs, as bars with numbers. */
export function LabelBalance({ report }: { readonly report: DataReport }) {
  const { data: dataText, format } = useLanguage();
  const templates = useStudioState((state) => state.templates);
  const chosen = templates.list[templates.selected]?.answerField;
  const field = chosen !== undefined && own(report.values, chosen) ? chosen : guessAnswerField(report);
  const values = field === undefined ? undefined : own(report.values, field);
  if (field === undefined || values === undefined || values.length === 0) return null;
  const sorted = [...values].sort((a, b) => b.rows - a.rows);
  const most = Math.max(...sorted.map(({ rows }) => rows));
  return (
    <Card title={dataText.balance} lead={dataText.balanceLead(field)}>
      <ul className={styles.list}>
        {sorted.slice(0, shown).map(({ value, rows }) => (
          <li key={value} className={styles.item}>
            <span className={styles.value} dir="auto">
              {value.replaceAll('\n', ' ⏎ ')}
            </span>
            <span className={styles.count}>
              {format.whole(rows)} · {format.percent(rows / report.rows)}
            </span>
            <span className={styles.bar} style={{ inlineSize: `${(100 * rows) / most}%` }} />
          </li>
        ))}
      </ul>
      {sorted.length > shown ? <p className={styles.more}>{dataText.showing(shown, sorted.length)}</p> : null}
    </Card>
  );
}
