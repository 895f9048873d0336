import { createFieldCheck } from '../../data/checkFields';
import type { DataFault } from '../../data/dataProblem';
import { findJsonFault } from '../../data/findJsonFault';
import { createProblemLog } from '../../data/problemLog';
import { createColumns, readRow } from '../../data/readRow';
import { firstCells, type Separator, typedRow } from '../../data/readSeparated';
import { dataSeverity } from '../../data/severity';
import type { TaskFields } from '../../data/taskFields';

/** The file that a line belongs to: a table's rows may be typed as they stand in it, or as JSON. */
export interface LineHome {
  readonly separator: Separator | undefined;
  /** Columns of the table, where they are known. */
  readonly columns: number | undefined;
}

/** What is still wrong with the text of a line, as the desk will find it; undefined when it makes a row that can be used. */
export function faultOfLine(
  text: string,
  { separator, columns }: LineHome,
  tasks: readonly TaskFields[],
): DataFault | undefined {
  if (separator !== undefined && !text.trimStart().startsWith('{'))
    return faultOfCells(text, separator, columns);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return findJsonFault(text).fault;
  }
  const log = createProblemLog();
  const example = readRow(value, text, 1, createColumns(), log);
  if (example !== undefined && tasks.length > 0) {
    const check = createFieldCheck(tasks, log);
    check.add(example);
  }
  const { problems } = log.found();
  const bySeverity = (severity: string) => problems.find((problem) => dataSeverity(problem) === severity);
  return bySeverity('error') ?? bySeverity('warning');
}

function faultOfCells(
  text: string,
  separator: Separator,
  columns: number | undefined,
): DataFault | undefined {
  const [cells = []] = firstCells(text, separator).rows;
  const isLoose = typedRow(text, separator, cells) === undefined;
  if (isLoose) return { kind: 'loose-quote' };
  return columns === undefined || cells.length === columns
    ? undefined
    : { kind: 'ragged-row', cells: cells.length, columns };
}
