import type { RemovalState } from '../../studio/insideState';
import { useLanguage } from '../language/useLanguage';
import { Callout } from '../parts/Callout';
import layout from '../parts/layout.module.css';
import { Progress } from '../parts/Progress';
import styles from './inside.module.css';
import { barOf, mostNeeded, type Removal, removalsOf } from './removalFacts';

/** How far the measuring is, what it found, and which virtual token matters most, in words. */
export function RemovalResult({
  removal,
}: {
  readonly removal: Exclude<RemovalState, { readonly kind: 'idle' }>;
}) {
  const { inside: insideText, words } = useLanguage();
  if (removal.kind === 'failed')
    return <Callout tone="bad" sentence={words.describeFailure(removal.failure)} />;
  const { kind, whole, without, prompt } = removal;
  const total = prompt.totalVirtualTokens;
  const removals = whole === undefined ? [] : removalsOf(whole.loss, without);
  const most = mostNeeded(removals);
  return (
    <div className={layout.stack}>
      {kind === 'running' ? (
        <Progress
          label={whole === undefined ? insideText.starting : insideText.measured(without.length, total)}
          value={whole === undefined ? undefined : without.length / total}
        />
      ) : null}
      {kind === 'stopped' ? <p className={layout.soft}>{insideText.stopped(without.length, total)}</p> : null}
      {whole === undefined ? null : <p>{insideText.wholeLoss(whole.loss, whole.rows)}</p>}
      {kind === 'running' || whole === undefined || removals.length === 0 ? null : (
        <p className={styles.finding} role="status">
          {most === undefined
            ? insideText.noneNeeded
            : insideText.mostNeeded(most.number, whole.loss, most.loss)}
        </p>
      )}
      {removals.length === 0 ? null : <RemovalTable removals={removals} most={most} />}
      {removals.length === 0 ? null : <p className={layout.soft}>{insideText.oneByOne}</p>}
    </div>
  );
}

function RemovalTable({
  removals,
  most,
}: {
  readonly removals: readonly Removal[];
  readonly most: Removal | undefined;
}) {
  const { inside: insideText, chart: chartText, format } = useLanguage();
  const all = removals.map(({ change }) => change);
  const signed = (change: number): string =>
    `${change > 0 ? '+' : change < 0 ? '−' : ''}${format.loss(Math.abs(change))}`;
  return (
    <section
      className={`${layout.scroll} ${styles.tall}`}
      aria-label={chartText.tableOf(insideText.worth)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className={layout.table}>
        <thead>
          <tr>
            <th scope="col">{insideText.number}</th>
            <th scope="col">{insideText.lossWithout}</th>
            <th scope="col">{insideText.change}</th>
          </tr>
        </thead>
        <tbody>
          {removals.map(({ number, loss, change }) => {
            const { from, length } = barOf(change, all);
            return (
              <tr key={number} className={number === most?.number ? styles.chosen : undefined}>
                <th scope="row" className={styles.place}>
                  {format.whole(number)}
                </th>
                <td className={layout.number}>{format.loss(loss)}</td>
                <td className={styles.wide}>
                  <div className={styles.norm}>
                    <span className={layout.number} dir="ltr">
                      {signed(change)}
                    </span>
                    <span className={styles.track} aria-hidden="true">
                      <span
                        className={change < 0 ? styles.fall : styles.bar}
                        style={{ insetInlineStart: `${100 * from}%`, inlineSize: `${100 * length}%` }}
                      />
                      <span
                        className={styles.mean}
                        style={{ insetInlineStart: `${100 * barOf(0, all).from}%` }}
                      />
                    </span>
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
