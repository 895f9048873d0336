import type { Neighbour, PromptInspection } from '../../bridge/contract';
import type { TokenFacts } from '../../table/tokenFacts';
import { useLanguage } from '../language/useLanguage';
import layout from '../parts/layout.module.css';
import styles from './inside.module.css';
import { tokenSign } from './tokenSign';

export type Measure = 'cosine' | 'dot';
type Range = PromptInspection['vocabularyNorm'];

/** One row per virtual token; the columns that need the base are left out while there is none. */
export function TokensTable({
  title,
  facts,
  inspection,
  measure,
}: {
  readonly title: string;
  readonly facts: readonly TokenFacts[];
  readonly inspection: PromptInspection | undefined;
  readonly measure: Measure;
}) {
  const { inside: insideText, chart: chartText, format } = useLanguage();
  const range = inspection?.vocabularyNorm;
  const longest = Math.max(range?.most ?? 0, ...facts.map(({ norm }) => norm));
  return (
    <section
      className={`${layout.scroll} ${styles.tall}`}
      aria-label={chartText.tableOf(title)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className={layout.table}>
        <thead>
          <tr>
            <th scope="col">{insideText.number}</th>
            <th scope="col">{insideText.norm}</th>
            <th scope="col">{insideText.moved}</th>
            {inspection === undefined ? null : <th scope="col">{insideText.nearest}</th>}
          </tr>
        </thead>
        <tbody>
          {facts.map(({ norm, moved }, index) => {
            const token = inspection?.tokens[index];
            return (
              // A virtual token's place is its identity.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <tr key={index}>
                <th scope="row" className={styles.place}>
                  {format.whole(index + 1)}
                </th>
                <td>
                  <div className={styles.norm}>
                    <span className={layout.number}>{format.compact(norm)}</span>
                    <NormBar norm={norm} longest={longest} range={range} />
                  </div>
                </td>
                <td className={layout.number}>
                  {moved === undefined ? insideText.notKnown : format.compact(moved)}
                </td>
                {token === undefined ? null : (
                  <td>
                    <Neighbours neighbours={measure === 'cosine' ? token.byCosine : token.byDot} />
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** The norm as a bar before the norms that words have. */
function NormBar({
  norm,
  longest,
  range,
}: {
  readonly norm: number;
  readonly longest: number;
  readonly range: Range | undefined;
}) {
  const share = (value: number): string => `${longest === 0 ? 0 : (100 * value) / longest}%`;
  return (
    <span className={styles.track} aria-hidden="true">
      {range === undefined ? null : (
        <span
          className={styles.band}
          style={{ insetInlineStart: share(range.least), inlineSize: share(range.most - range.least) }}
        />
      )}
      <span className={styles.bar} style={{ inlineSize: share(norm) }} />
      {range === undefined ? null : (
        <span className={styles.mean} style={{ insetInlineStart: share(range.mean) }} />
      )}
    </span>
  );
}

function Neighbours({ neighbours }: { readonly neighbours: readonly Neighbour[] }) {
  const { inside: insideText, format } = useLanguage();
  return (
    <ul className={styles.neighbours}>
      {neighbours.map(({ id, text, similarity }) => (
        <li key={id} title={insideText.token(id)}>
          <bdi className={styles.word}>{tokenSign(text, id)}</bdi>{' '}
          <span className={styles.similarity}>{format.loss(similarity)}</span>
        </li>
      ))}
    </ul>
  );
}
