import type { TokenBudget } from '../../prompt/deskReport';
import { useLanguage } from '../language/useLanguage';
import layout from '../parts/layout.module.css';
import styles from './BudgetBar.module.css';

/** What may fill a row beside what fits: virtual tokens, fixed text, the longest of each field. */
export function BudgetBar({ most, maximum }: { readonly most: TokenBudget; readonly maximum: number }) {
  const { preview: text } = useLanguage().template;
  const fields = Object.entries(most.fields);
  const used = fields.reduce((sum, [, tokens]) => sum + tokens, most.virtual + most.fixed);
  const scale = Math.max(used, maximum);
  const share = (tokens: number) => ({ width: `${(100 * tokens) / scale}%` });
  return (
    <div>
      <p className={styles.title}>{text.budget}</p>
      <div className={styles.bar} aria-hidden="true">
        <span className={styles.virtual} style={share(most.virtual)} />
        <span className={styles.fixed} style={share(most.fixed)} />
        {fields.map(([name, tokens], i) => (
          <span
            key={name}
            className={`${styles.field} ${i % 2 === 1 ? styles.other : ''}`}
            style={share(tokens)}
          />
        ))}
        {used > maximum ? (
          <span className={styles.limit} style={{ insetInlineStart: `${(100 * maximum) / scale}%` }} />
        ) : null}
      </div>
      <ul className={styles.legend}>
        <li className={styles.virtualKey}>{text.virtual(most.virtual)}</li>
        <li className={styles.fixedKey}>{text.fixed(most.fixed)}</li>
        {fields.map(([name, tokens], i) => (
          <li key={name} className={i % 2 === 1 ? styles.otherKey : styles.fieldKey}>
            {text.field(name, tokens)}
          </li>
        ))}
        {used < maximum ? <li className={styles.freeKey}>{text.free(maximum - used)}</li> : null}
      </ul>
      <p className={layout.small}>{text.budgetSentence(used, maximum)}</p>
    </div>
  );
}
