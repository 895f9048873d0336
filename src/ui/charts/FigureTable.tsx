import { useMemo, useState } from 'react';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import layout from '../parts/layout.module.css';
import type { ChartColumns } from './series';

const pageRows = 50;

/** The figures of a chart as a table, the newest page first; read when it is opened and when the chart's axis changes. */
export function FigureTable({
  title,
  names,
  read,
  isShare,
}: {
  readonly title: string;
  readonly names: readonly string[];
  readonly read: () => ChartColumns;
  readonly isShare: boolean;
}) {
  const { chart: chartText, format } = useLanguage();
  const columns = useMemo(read, [read]);
  const length = columns[0]?.length ?? 0;
  const pages = Math.max(1, Math.ceil(length / pageRows));
  const [asked, setPage] = useState(pages - 1);
  const page = Math.min(asked, pages - 1);
  const first = page * pageRows;
  const rows = Array.from({ length: Math.min(pageRows, length - first) }, (_, i) => first + i);
  const text = (value: number | null | undefined, column: number): string => {
    if (value === null || value === undefined) return '–';
    if (column === 0) return Number.isInteger(value) ? format.whole(value) : format.compact(value);
    return isShare ? format.percent(value) : format.compact(value);
  };
  return (
    <div className={layout.stack}>
      <section
        className={layout.scroll}
        aria-label={chartText.tableOf(title)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        style={{ maxHeight: 340, overflow: 'auto' }}
      >
        <table className={layout.table}>
          <thead>
            <tr>
              {names.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row}>
                {names.map((name, column) => (
                  <td key={name} className={layout.number}>
                    {text(columns[column]?.[row], column)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className={layout.row}>
        <Button
          onPress={() => setPage(page - 1)}
          disabledBecause={page === 0 ? chartText.firstPage : undefined}
        >
          {chartText.earlier}
        </Button>
        <Button
          onPress={() => setPage(page + 1)}
          disabledBecause={page + 1 >= pages ? chartText.lastPage : undefined}
        >
          {chartText.later}
        </Button>
        <span className={layout.soft}>{chartText.pageOf(page + 1, pages)}</span>
      </div>
    </div>
  );
}
