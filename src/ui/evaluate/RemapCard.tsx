import { useMemo, useState } from 'react';
import { aliasOffers } from '../../studio/aliasOffers';
import { aliasesInForce } from '../../studio/evaluateResults';
import type { Evaluation } from '../../studio/evaluateState';
import { currentTable } from '../../studio/tableSlice';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { TextField } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import { AliasTable } from './AliasTable';
import styles from './evaluate.module.css';

/** What counts as what in a task: a list that is saved with its prompt, and answers that ask for it. */
export function RemapCard({
  result,
  taskname,
}: {
  /** Undefined: nothing was answered yet that could ask for an alias. */
  readonly result: Evaluation | undefined;
  readonly taskname: string;
}) {
  const { judged: resultText } = useLanguage();
  const studio = useStudio();
  const table = useStudioState(currentTable);
  const prompt = table?.prompts.find((each) => each.taskname === taskname);
  const aliases = aliasesInForce(result, table, taskname);
  const offers = useMemo(() => {
    const labels = prompt?.labels ?? [];
    if (result === undefined || labels.length === 0) return [];
    const rows = result.outcomes.flatMap((outcome) =>
      outcome.rows.filter((row) => row.taskname === taskname),
    );
    return aliasOffers(rows, labels, aliases);
  }, [result, prompt, taskname, aliases]);
  const add = (from: string, to: string): void => {
    const others = aliases.filter((alias) => alias.from.trim() !== from.trim());
    studio.evaluate.remap(taskname, [...others, { from: from.trim(), to: to.trim() }]);
  };
  const remove = (from: string): void =>
    studio.evaluate.remap(
      taskname,
      aliases.filter((alias) => alias.from !== from),
    );
  return (
    <Card title={resultText.remap} lead={resultText.remapLead} aside={<span dir="auto">{taskname}</span>}>
      {prompt === undefined ? (
        <p className={layout.soft}>{resultText.remapNeedsPrompt}</p>
      ) : (
        <div className={layout.stack}>
          <AliasTable aliases={aliases} onRemove={remove} />
          <AliasForm onAdd={add} />
          {offers.length === 0 ? null : (
            <div>
              <h3 className={styles.heading}>{resultText.offers}</h3>
              <ul className={styles.offers}>
                {offers.map(({ from, to, times }) => (
                  <AliasOffer key={from} from={from} to={to} times={times} onAdd={add} />
                ))}
              </ul>
            </div>
          )}
        </div>
      )}
    </Card>
  );
}

type OnAdd = (from: string, to: string) => void;

function AliasForm({ onAdd }: { readonly onAdd: OnAdd }) {
  const { judged: resultText } = useLanguage();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const isWhole = from.trim() !== '' && to.trim() !== '';
  const reason = !isWhole
    ? resultText.needsBoth
    : from.trim() === to.trim()
      ? resultText.sameName
      : undefined;
  return (
    <div className={styles.aliasForm}>
      <TextField label={resultText.from} value={from} onChange={setFrom} />
      <TextField label={resultText.to} value={to} onChange={setTo} />
      <Button
        disabledBecause={reason}
        onPress={() => {
          onAdd(from, to);
          setFrom('');
        }}
      >
        {resultText.add}
      </Button>
    </div>
  );
}

function AliasOffer({
  from,
  to,
  times,
  onAdd,
}: {
  readonly from: string;
  readonly to: string | undefined;
  readonly times: number;
  readonly onAdd: OnAdd;
}) {
  const { judged: resultText } = useLanguage();
  return (
    <li className={styles.offer}>
      <span dir="auto">{from}</span>
      <span className={layout.soft}>{resultText.offerTimes(times)}</span>
      {to === undefined ? null : (
        <Button look="quiet" onPress={() => onAdd(from, to)}>
          {resultText.addThis(from, to)}
        </Button>
      )}
    </li>
  );
}
