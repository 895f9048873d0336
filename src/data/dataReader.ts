import type { FoundProblems } from './dataProblem';
import type { Dataset, Example } from './dataset';
import { mendRecord } from './mendRecord';
import { createProblemLog, placeIn } from './problemLog';
import { createColumns, readRow, reportColumns } from './readRow';
import { createRecordReader, type DataFormat, type RecordSink } from './recordReader';
import type { Repair } from './repair';
import { planRepairs } from './repairPlan';

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
}

export function createDataReader(name: string, repairs: readonly Repair[] = []): DataReader {
  const log = createProblemLog();
  const columns = createColumns();
  const examples: Example[] = [];
  const plan = planRepairs(repairs);
  let faulty = 0;
  let leftOut = 0;

  const record = (given: string, line: number): void => {
    const mended = mendRecord(given, line, plan);
    switch (mended.kind) {
      case 'left-out':
        leftOut += 1;
        return;
      case 'faulty':
        faulty += 1;
        log.add(mended.fault, placeIn(mended.text, line, mended.offset));
        return;
      case 'values':
        for (const value of mended.values) {
          const example = readRow(value, mended.text, line, columns, log);
          if (example === undefined) faulty += 1;
          else examples.push(example);
        }
    }
  };
  const ragged: RecordSink['ragged'] = (text, line, fault) => {
    if (plan?.replacement(line) !== undefined) record(text, line);
    else if (plan?.skipsLine(line) === true || plan?.skipsKind(fault.kind) === true) leftOut += 1;
    else {
      faulty += 1;
      log.add(fault, placeIn(text, line, 0));
    }
  };
  const reader = createRecordReader({ log, record, ragged }, plan?.encoding);

  return {
    push: reader.push,
    finish: () => {
      const { lines, bytes, format } = reader.finish();
      reportColumns(columns, log);
      const dataset = { name, examples, fieldNames: [...columns.names] };
      return { dataset, format, ...log.found(), lines, bytes, faulty, leftOut };
    },
  };
}
