import { bestOf, type RunRecord } from '../../run/runRecord';

/** Columns of the list of runs. */
export const sortKeys = [
  'name',
  'state',
  'best',
  'accuracy',
  'last',
  'steps',
  'when',
  'seconds',
  'data',
  'template',
] as const;
export type SortKey = (typeof sortKeys)[number];

/** What a run is sorted by in a column; undefined sorts last, whichever way. */
export function sortValue(record: RunRecord, key: SortKey): string | number | undefined {
  switch (key) {
    case 'name':
      return record.name;
    case 'state':
      return record.summary?.reason ?? record.state;
    case 'when':
      return record.startedAt;
    case 'steps':
      return record.columns.step.length;
    case 'last':
      return record.validations.at(-1)?.loss;
    case 'best':
      return bestOf(record.validations).loss?.loss;
    case 'accuracy':
      return bestOf(record.validations).accuracy?.judged?.accuracy;
    case 'data':
      return record.data.name;
    case 'template':
      return record.templates.map(({ taskname }) => taskname).join();
    case 'seconds':
      return record.summary?.seconds;
  }
}

export function sortRuns(list: readonly RunRecord[], key: SortKey, isDown: boolean): readonly RunRecord[] {
  return list.toSorted((a, b) => {
    const [left, right] = [sortValue(a, key), sortValue(b, key)];
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined);
    const order =
      typeof left === 'string' || typeof right === 'string'
        ? String(left).localeCompare(String(right))
        : left - right;
    return isDown ? -order : order;
  });
}
