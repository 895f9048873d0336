import type { GeneratedToken } from '../../bridge/contract';
import { tokenSign } from '../inside/tokenSign';
import { useLanguage } from '../language/useLanguage';
import layout from '../parts/layout.module.css';
import { ShareBar } from './ShareBar';
import { useShare } from './useShare';
import styles from './writtenText.module.css';

/** A token with its probability, beside the most probable ones at its place. */
export function TokenDetails({ token }: { readonly token: GeneratedToken }) {
  const { playground: playgroundText } = useLanguage();
  const share = useShare();
  const own = { id: token.id, text: token.text, probability: Math.exp(token.logProbability) };
  const isAmongBest = token.alternatives.some(({ id }) => id === token.id);
  return (
    <table className={styles.details}>
      <caption className={layout.hidden}>{playgroundText.atThisPlace}</caption>
      <tbody>
        {[...(isAmongBest ? [] : [own]), ...token.alternatives].map(({ id, text, probability }) => (
          <tr key={id}>
            <th scope="row" className={id === token.id ? styles.chosen : ''} dir="auto">
              {id === token.id ? <span aria-hidden="true">▸ </span> : null}
              {tokenSign(text, id)}
            </th>
            <td className={`${layout.number} ${styles.share}`}>{share(probability)}</td>
            <td className={styles.barCell}>
              <ShareBar share={probability} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
