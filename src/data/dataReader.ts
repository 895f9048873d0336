import { atOnce } from '../base/turns';
import type { FoundProblems } from './dataProblem';
import type { Dataset, Example } from './dataset';
import { mendRecord } from './mendRecord';
import { createProblemLog } from './problemLog';
import { createColumns, readRow, reportColumns } from './readRow';
import { createRecordReader } from './recordReader';
import type { Repair } from './repair';
import { planRepairs } from './repairPlan';
import type { DataFormat, TextRow } from './textRow';

/** A file as read: the rows that can be used, and everything that was wrong with the others. */
export interface ReadData extends FoundProblems {
  readonly dataset: Dataset;
  readonly format: DataFormat;
  /** Lines of the file, blank ones included. */
  readonly lines: number;
  readonly bytes: number;
  /** Records that give no row because of a problem. */
  readonly faulty: number;
  /** Records that the user chose to leave out. */
  readonly leftOut: number;
}

/** Reads a file as its bytes arrive (rules D1 to D8). Chunks may end anywhere, also inside a character. */
export interface DataReader {
  push(chunk: Uint8Array): void;
  /** Ends the file; the reader cannot be used any more. */
  finish(): ReadData;
  /** The same in many small steps: a file that is one text is only read when its end is known. */
  finishing(): Generator<unknown, ReadData>;
}

export function createDataReader(name: string, repairs: readonly Repair[] = []): DataReader {
  const log = createProblemLog();
  const columns = createColumns();
  const examples: Example[] = [];
  const plan = planRepairs(repairs);
  let faulty = 0;
  let leftOut = 0;

  const record = (row: TextRow): void => {
    const mended = mendRecord(row, plan);
    switch (mended.kind) {
      case 'left-out':
        leftOut += 1;
        return;
      case 'faulty': {
        const { fault, place } = mended.find();
        faulty += 1;
        log.add(fault, place);
        return;
      }
      case 'values':
        for (const value of mended.values) {
          const example = readRow(value, mended.text, row.line, columns, log);
          if (example === undefined) faulty += 1;
          else examples.push(example);
        }
    }
  };
  const reader = createRecordReader({ log, record }, plan?.encoding);

  function* finishing(): Generator<unknown, ReadData> {
    const { lines, bytes, format } = yield* reader.finish();
    reportColumns(columns, log);
    const dataset = { name, examples, fieldNames: [...columns.names] };
    return { dataset, format, ...log.found(), lines, bytes, faulty, leftOut };
  }
  return { push: reader.push, finishing, finish: () => atOnce(finishing()) };
}
