import { useState } from 'react';
import type { FixOffer } from '../../data/fixOffer';
import type { DataReport } from '../../prompt/deskReport';
import { problemsOfPart } from '../../studio/foundProblems';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { useStudioState } from '../studioContext';
import { FixDialog } from './FixDialog';
import styles from './LabelBalance.module.css';
import { labelCounts, type TaskLabels } from './labelCounts';

const shown = 20;

/** How often each answer occurs in each task, as bars with numbers; spellings that differ little can be made one. */
export function LabelBalance({ report }: { readonly report: DataReport }) {
  const { data: dataText } = useLanguage();
  const templates = useStudioState((state) => state.templates.list);
  const train = useStudioState((state) => state.data.train);
  const [offer, setOffer] = useState<FixOffer | undefined>();
  const tasks = labelCounts(report, templates, problemsOfPart(train).problems);
  const [first] = tasks;
  if (first === undefined) return null;
  const fields = [...new Set(tasks.map(({ field }) => field))];
  return (
    <Card title={dataText.balance} lead={dataText.balanceLead(fields.join(', '))}>
      <div className={styles.tasks}>
        {tasks.map((task) => (
          <div key={task.taskname}>
            {tasks.length > 1 ? <h3 className={styles.task}>{dataText.balanceOf(task.taskname)}</h3> : null}
            <Bars task={task} onMerge={setOffer} />
          </div>
        ))}
      </div>
      {offer === undefined ? null : (
        <FixDialog part="train" offer={offer} onClose={() => setOffer(undefined)} />
      )}
    </Card>
  );
}

function Bars({ task, onMerge }: { readonly task: TaskLabels; readonly onMerge: (offer: FixOffer) => void }) {
  const { data: dataText, format } = useLanguage();
  const { labels, rows: all } = task;
  const most = Math.max(...labels.map(({ rows }) => rows));
  return (
    <>
      <ul className={styles.list}>
        {labels.slice(0, shown).map(({ label, rows, merge }) => (
          <li key={label} className={styles.item}>
            <span className={styles.value} dir="auto">
              {label.replaceAll('\n', ' ⏎ ')}
            </span>
            <span className={styles.count}>
              {format.whole(rows)} · {format.percent(rows / all)}
            </span>
            <span className={styles.bar} style={{ inlineSize: `${(100 * rows) / most}%` }} />
            {merge === undefined ? null : (
              <Button label={dataText.offer(merge)} onPress={() => onMerge(merge)}>
                {dataText.merge(merge.to)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {labels.length > shown ? <p className={styles.more}>{dataText.showing(shown, labels.length)}</p> : null}
    </>
  );
}
