import type { ClassScore, TaskReport } from '../../run/judging/report';
import { useLanguage } from '../language/useLanguage';
import { Card } from '../parts/Card';
import layout from '../parts/layout.module.css';
import { ConfusionGrid } from './ConfusionGrid';
import styles from './evaluate.module.css';
import type { Cell } from './examples';

/** Class by class, and what was taken for what. Answers with slots are told by their intents. */
export function ClassesCard({
  report,
  chosen,
  onCell,
}: {
  readonly report: TaskReport;
  readonly chosen: Cell | undefined;
  readonly onCell: (cell: Cell) => void;
}) {
  const { judged: resultText, format } = useLanguage();
  const { intentAndSlot } = report;
  const told = intentAndSlot?.intents ?? report;
  const slots = intentAndSlot?.slots;
  return (
    <Card title={resultText.classes} lead={resultText.classesLead}>
      <div className={layout.stack}>
        {intentAndSlot === undefined ? null : (
          <div>
            <p>{resultText.intentsLead}</p>
            <p>
              {slots === undefined
                ? resultText.noSlots
                : resultText.slotFigures(
                    format.percent(slots.precision),
                    format.percent(slots.recall),
                    slots.right,
                    slots.labelled,
                  )}
            </p>
            {intentAndSlot.malformed === 0 ? null : <p>{resultText.malformed(intentAndSlot.malformed)}</p>}
          </div>
        )}
        <ClassTable classes={told.classes} />
        {told.confusion === undefined ? (
          <p className={layout.soft}>{resultText.tooManyClasses}</p>
        ) : (
          <ConfusionGrid
            matrix={told.confusion}
            chosen={chosen}
            onCell={intentAndSlot === undefined ? onCell : undefined}
          />
        )}
      </div>
    </Card>
  );
}

function ClassTable({ classes }: { readonly classes: readonly ClassScore[] }) {
  const { judged: resultText, format } = useLanguage();
  return (
    <section
      className={`${layout.scroll} ${styles.tall}`}
      aria-label={resultText.tableOf(resultText.classes)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className={`${layout.table} ${styles.table}`}>
        <thead>
          <tr>
            <th scope="col">{resultText.className}</th>
            <th scope="col">{resultText.precision}</th>
            <th scope="col">{resultText.recall}</th>
            <th scope="col">{resultText.f1}</th>
            <th scope="col">{resultText.support}</th>
            <th scope="col">{resultText.predicted}</th>
          </tr>
        </thead>
        <tbody>
          {classes.map(({ name, precision, recall, f1, support, predicted }) => (
            <tr key={name}>
              <th scope="row" className={styles.name} dir="auto">
                {name}
              </th>
              <td className={layout.number}>{format.percent(precision)}</td>
              <td className={layout.number}>{format.percent(recall)}</td>
              <td className={layout.number}>{format.loss(f1)}</td>
              <td className={layout.number}>{format.whole(support)}</td>
              <td className={layout.number}>{format.whole(predicted)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
