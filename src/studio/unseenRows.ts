import type { Desk } from '../bridge/contract';
import type { RowPreview } from '../prompt/deskReport';
import type { StudioState } from './state';

/** A row by its part and its line in the file. */
export interface RowPlace {
  readonly part: 'train' | 'test';
  readonly line: number;
}

/** Rows of a task that the last run kept apart for its test: training has not seen them. */
export function unseenRows(
  { run, data }: Pick<StudioState, 'run' | 'data'>,
  taskname: string | undefined,
): readonly RowPlace[] {
  if (run.kind !== 'ended') return [];
  const part = data.test.kind === 'ready' ? 'test' : 'train';
  return run.report.predictions
    .filter((row) => row.split === 'test' && row.skipped === undefined && row.taskname === taskname)
    .map(({ line }) => ({ part, line }));
}

/** The row of a line, found by halving: rows stand in the order of their lines, but lines without a row are left out. */
export async function rowAtLine(
  desk: Pick<Desk, 'rows'>,
  part: RowPlace['part'],
  line: number,
): Promise<RowPreview | undefined> {
  let low = 0;
  let high = line;
  while (low < high) {
    const middle = (low + high) >> 1;
    const [row] = await desk.rows(part, middle, middle + 1);
    if (row === undefined || row.line >= line) high = middle;
    else low = middle + 1;
  }
  const [found] = await desk.rows(part, low, low + 1);
  return found?.line === line ? found : undefined;
}
