import type { ChartColumns } from './series';

/** The figures of a chart as CSV (RFC 4180): a row per point, in full; nothing where there is no value. */
export function chartCsv(names: readonly string[], columns: ChartColumns): string {
  const rows = Array.from({ length: columns[0]?.length ?? 0 }, (_, row) =>
    columns.map((column) => String(column[row] ?? '')).join(','),
  );
  return `${[names.map(quoted).join(','), ...rows].join('\r\n')}\r\n`;
}

const quoted = (name: string): string => (/[",\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name);
