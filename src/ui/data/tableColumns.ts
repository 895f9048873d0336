import { own } from '../../base/own';
import type { DataReport, RowPreview } from '../../prompt/deskReport';

/** Heights in pixels; all rows have the same. */
export const rowHeight = 36;
export const headHeight = 37;

const lineWidth = 104;
const taskWidth = 150;
/** About one character of the table's font. */
const characterWidth = 7.4;

export interface TableColumns {
  readonly names: readonly string[];
  readonly hasTasknames: boolean;
  /** For CSS's grid: each column as wide as its text usually needs, long ones share what is left. */
  readonly template: string;
  /** The least width of all together, in pixels. */
  readonly width: number;
}

/** The columns of the table of rows, measured by some of the rows. */
export function tableColumns(report: DataReport, samples: readonly RowPreview[]): TableColumns {
  const names = report.fieldNames;
  const hasTasknames = report.tasknames.some(({ taskname }) => taskname !== undefined);
  const least = names.map((name) => leastWidth(name, samples));
  const fixed = lineWidth + (hasTasknames ? taskWidth : 0);
  const fields = least.map((width) => `minmax(${width}px, ${width}fr)`);
  return {
    names,
    hasTasknames,
    template: [`${lineWidth}px`, ...(hasTasknames ? [`${taskWidth}px`] : []), ...fields].join(' '),
    width: least.reduce((sum, width) => sum + width, fixed),
  };
}

function leastWidth(name: string, samples: readonly RowPreview[]): number {
  const lengths = samples.map((row) => own(row.fields, name)?.length ?? 0);
  const usual = lengths.reduce((sum, length) => sum + length, 0) / Math.max(lengths.length, 1);
  return Math.round(Math.min(Math.max(usual, name.length, 8) * characterWidth + 28, 420));
}
