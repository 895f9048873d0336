import type { AliasOffer } from '../../studio/aliasOffers';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import layout from '../parts/layout.module.css';
import styles from './evaluate.module.css';

/** Answers that occur but are no label: one press where it is clear what is meant, else into the form. */
export function AliasOffers({
  offers,
  onAdd,
  onPick,
}: {
  readonly offers: readonly AliasOffer[];
  readonly onAdd: (from: string, to: string) => void;
  readonly onPick: (from: string) => void;
}) {
  const { judged: resultText } = useLanguage();
  if (offers.length === 0) return null;
  return (
    <div>
      <h3 className={styles.heading}>{resultText.offers}</h3>
      <ul className={styles.offers}>
        {offers.map(({ from, to, times }) => (
          <li key={from} className={styles.offer}>
            <bdi>{from}</bdi>
            <span className={layout.soft}>{resultText.offerTimes(times)}</span>
            {to === undefined ? (
              <Button look="quiet" label={resultText.pickThis(from)} onPress={() => onPick(from)}>
                {resultText.pick}
              </Button>
            ) : (
              <Button look="quiet" onPress={() => onAdd(from, to)}>
                {resultText.addThis(from, to)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
