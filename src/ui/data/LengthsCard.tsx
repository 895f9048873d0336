import { useLanguage } from '../language/useLanguage';
import { Card } from '../parts/Card';
import { Fold } from '../parts/Fold';
import layout from '../parts/layout.module.css';
import { useStudioState } from '../studioContext';
import styles from './LengthsCard.module.css';
import { lengthBins } from './lengthBins';

const mostBins = 24;

/** How long the rows are as tokens, beside what the model can read. */
export function LengthsCard() {
  const { data: dataText, format } = useLanguage();
  const preview = useStudioState((state) => state.templates.preview);
  if (preview.kind !== 'ready') return null;
  const { lengths, longest, maximum, counts } = preview.preview;
  const bins = lengthBins(lengths, mostBins);
  if (bins.length === 0) return null;
  const most = Math.max(...bins.map(({ rows }) => rows));
  const out = counts.given - counts.kept;
  return (
    <Card title={dataText.lengths} lead={dataText.lengthsLead(longest, maximum)}>
      <div className={layout.stack}>
        <div className={styles.chart} aria-hidden="true">
          {bins.map(({ from, rows }) => (
            <span
              key={from}
              className={`${styles.bar} ${from > maximum ? styles.over : ''}`}
              style={{ blockSize: `${rows === 0 ? 0 : Math.max(2, (100 * rows) / most)}%` }}
            />
          ))}
        </div>
        <div className={styles.scale} aria-hidden="true">
          <span>{format.whole(bins[0]?.from ?? 0)}</span>
          <span>{format.whole(longest)}</span>
        </div>
        <p className={layout.soft}>{dataText.lengthsFate(counts.cut, out)}</p>
        <Fold title={dataText.asTable}>
          <table className={layout.table}>
            <thead>
              <tr>
                <th scope="col">{dataText.tokens}</th>
                <th scope="col">{dataText.rowsHead}</th>
              </tr>
            </thead>
            <tbody>
              {bins.map(({ from, to, rows }) => (
                <tr key={from}>
                  <td className={layout.number}>
                    {from === to ? format.whole(from) : `${format.whole(from)}–${format.whole(to)}`}
                  </td>
                  <td className={layout.number}>{format.whole(rows)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Fold>
      </div>
    </Card>
  );
}
