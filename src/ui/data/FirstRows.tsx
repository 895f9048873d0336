import { own } from '../../base/own';
import type { DataReport, RowPreview } from '../../prompt/deskReport';
import { useLanguage } from '../language/useLanguage';
import { Card } from '../parts/Card';
import layout from '../parts/layout.module.css';

/** The first usable rows, as a plain table. */
export function FirstRows({
  rows,
  report,
}: {
  readonly rows: readonly RowPreview[];
  readonly report: DataReport;
}) {
  const { data: dataText } = useLanguage();
  if (rows.length === 0) return null;
  const hasTasknames = rows.some((row) => row.taskname !== undefined);
  const names = report.fieldNames;
  return (
    <Card title={dataText.rows} lead={dataText.rowsLead(rows.length, report.rows)}>
      <section
        className={layout.scroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={dataText.rowsTable}
        style={{ maxHeight: 340 }}
      >
        <table className={layout.table}>
          <thead>
            <tr>
              <th scope="col">{dataText.line}</th>
              {hasTasknames ? <th scope="col">{dataText.taskname}</th> : null}
              {names.map((name) => (
                <th key={name} scope="col" dir="auto">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.line}>
                <td className={layout.number}>{row.line}</td>
                {hasTasknames ? <td>{row.taskname ?? ''}</td> : null}
                {names.map((name) => (
                  <td key={name} dir="auto" style={{ whiteSpace: 'pre-wrap', minWidth: 120 }}>
                    {own(row.fields, name) ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
}
