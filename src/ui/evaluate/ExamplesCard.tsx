import { useMemo, useState } from 'react';
import type { TaskReport } from '../../run/judging/report';
import { contestantId } from '../../studio/evaluateFiles';
import type { Evaluation } from '../../studio/evaluateState';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { SelectField, TextField } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { ExampleItem } from './ExampleItem';
import styles from './evaluate.module.css';
import { type Cell, examplesOf, type Order, orders, type ShownExample } from './examples';

/** Rows shown at once. */
const pageRows = 20;

/** The judged rows of one contestant beside another: worst, best, most changed or all, those of a cell or with a word. */
export function ExamplesCard({
  result,
  reports,
  report,
  cell,
  onAllCells,
}: {
  readonly result: Evaluation;
  readonly reports: readonly TaskReport[];
  readonly report: TaskReport;
  readonly cell: Cell | undefined;
  readonly onAllCells: () => void;
}) {
  const { judged: resultText, evaluate: evaluateText } = useLanguage();
  const [order, setOrder] = useState<Order>('worst');
  const [search, setSearch] = useState('');
  const [besideId, setBesideId] = useState<string | undefined>(undefined);
  const [shown, setShown] = useState(pageRows);
  const others = reports.filter((each) => each !== report);
  const other = others.find(({ contestant }) => contestantId(contestant) === besideId) ?? others[0];
  const template = result.prompts.find(({ taskname }) => taskname === report.taskname)?.template;
  const examples = useMemo(
    (): readonly ShownExample[] =>
      template === undefined ? [] : examplesOf(result.rows, template, report, other, { order, cell, search }),
    [result, template, report, other, order, cell, search],
  );
  const choices = orders.filter((each) => each !== 'changed' || other !== undefined);
  const rest = Math.min(pageRows, examples.length - shown);
  return (
    <Card title={resultText.examples}>
      <div className={layout.stack}>
        <div className={layout.columns}>
          <SelectField
            label={resultText.order}
            value={order}
            onChange={setOrder}
            choices={choices.map((id) => ({ id, name: resultText.orders[id] }))}
          />
          {other === undefined ? null : (
            <SelectField
              label={resultText.beside}
              value={contestantId(other.contestant)}
              onChange={setBesideId}
              choices={others.map(({ contestant }) => ({
                id: contestantId(contestant),
                name: evaluateText.contestantName(contestant),
              }))}
            />
          )}
          <TextField label={resultText.search} value={search} onChange={setSearch} />
        </div>
        {cell === undefined ? null : (
          <div className={layout.row}>
            <span dir="auto">{resultText.onlyCell(cell.label, cell.answer)}</span>
            <Button look="quiet" onPress={onAllCells}>
              {resultText.allCells}
            </Button>
          </div>
        )}
        <p className={layout.soft} role="status">
          {examples.length === 0 ? resultText.none : resultText.found(examples.length, report.answers.length)}
        </p>
        <ul className={styles.examples}>
          {examples.slice(0, shown).map((example) => (
            <ExampleItem
              key={example.answer.line}
              example={example}
              contestant={report.contestant}
              other={other?.contestant}
            />
          ))}
        </ul>
        {rest > 0 ? (
          <div className={layout.row}>
            <Button onPress={() => setShown(shown + pageRows)}>{resultText.more(rest)}</Button>
          </div>
        ) : null}
      </div>
    </Card>
  );
}
