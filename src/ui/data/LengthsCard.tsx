import { useLanguage } from '../language/useLanguage';
import { Card } from '../parts/Card';
import { Fold } from '../parts/Fold';
import layout from '../parts/layout.module.css';
import { useStudioState } from '../studioContext';
import styles from './LengthsCard.module.css';
import { type LengthBin, lengthBins } from './lengthBins';

const mostBins = 24;

/** How long the rows are as tokens, beside what the model can read. */
export function LengthsCard() {
  const { data: dataText } = useLanguage();
  const preview = useStudioState((state) => state.templates.preview);
  if (preview.kind !== 'ready') return null;
  const { lengths, longest, maximum, counts, rows } = preview.preview;
  const bins = lengthBins(lengths, mostBins);
  if (bins.length === 0) return null;
  return (
    <Card title={dataText.lengths} lead={dataText.lengthsLead(longest, maximum)}>
      <div className={layout.stack}>
        <Histogram bins={bins} longest={longest} maximum={maximum} />
        <p className={layout.soft}>
          {dataText.lengthsFate(counts.cut, counts.given - counts.kept)}{' '}
          {counts.given < rows ? dataText.lengthsSoFar(counts.given, rows) : null}
        </p>
        <Fold title={dataText.asTable}>
          <LengthTable bins={bins} />
        </Fold>
      </div>
    </Card>
  );
}

interface Bins {
  readonly bins: readonly LengthBin[];
}

function Histogram({
  bins,
  longest,
  maximum,
}: Bins & { readonly longest: number; readonly maximum: number }) {
  const { data: dataText, format } = useLanguage();
  const most = Math.max(...bins.map(({ rows }) => rows));
  const first = bins[0]?.from ?? 0;
  const end = (bins.at(-1)?.to ?? first) + 1;
  const limit = (maximum + 1 - first) / (end - first);
  return (
    <div aria-hidden="true">
      <div className={styles.chart}>
        {bins.map(({ from, to, rows }) => (
          <span
            key={from}
            className={`${styles.bar} ${from > maximum ? styles.over : ''}`}
            title={`${rangeText({ from, to }, format.whole)}: ${format.whole(rows)}`}
            style={{ blockSize: `${rows === 0 ? 0 : Math.max(2, (100 * rows) / most)}%` }}
          />
        ))}
        {limit > 0 && limit < 1 ? (
          <span className={styles.limit} style={{ insetInlineStart: `${100 * limit}%` }}>
            <span className={limit > 0.6 ? styles.before : styles.behind}>{dataText.limit(maximum)}</span>
          </span>
        ) : null}
      </div>
      <div className={styles.scale}>
        <span>{format.whole(first)}</span>
        <span>{format.whole(longest)}</span>
      </div>
    </div>
  );
}

function LengthTable({ bins }: Bins) {
  const { data: dataText, format } = useLanguage();
  return (
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
            <td className={layout.number}>{rangeText({ from, to }, format.whole)}</td>
            <td className={layout.number}>{format.whole(rows)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const rangeText = ({ from, to }: Pick<LengthBin, 'from' | 'to'>, whole: (value: number) => string): string =>
  from === to ? whole(from) : `${whole(from)}–${whole(to)}`;
