import type { LabelAlias } from '../../run/judging/types';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import layout from '../parts/layout.module.css';
import styles from './evaluate.module.css';

/** The answers that count as another, each with the way back. */
export function AliasTable({
  aliases,
  onRemove,
}: {
  readonly aliases: readonly LabelAlias[];
  readonly onRemove: (from: string) => void;
}) {
  const { judged: resultText } = useLanguage();
  if (aliases.length === 0) return <p className={layout.soft}>{resultText.noneYet}</p>;
  return (
    <section
      className={layout.scroll}
      aria-label={resultText.tableOf(resultText.remap)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className={`${layout.table} ${styles.table}`}>
        <thead>
          <tr>
            <th scope="col">{resultText.from}</th>
            <th scope="col">{resultText.to}</th>
            <th scope="col">{resultText.remove}</th>
          </tr>
        </thead>
        <tbody>
          {aliases.map(({ from, to }) => (
            <tr key={from}>
              <th scope="row" className={styles.name} dir="auto">
                {from}
              </th>
              <td dir="auto">{to}</td>
              <td>
                <Button look="quiet" label={resultText.removeThis(from)} onPress={() => onRemove(from)}>
                  {resultText.remove}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
