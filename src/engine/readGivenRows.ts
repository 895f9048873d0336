import { assertUnreachable } from '../base/assert';
import type { GivenRows } from '../bridge/contract';
import type { Example } from '../data/dataset';
import { readDataSource } from '../data/readDataSource';

/** Rows in hand, or those of a file, and how many records of it give no row. Rejects as `readDataSource` does. */
export async function countGivenRows(
  given: GivenRows,
  signal: AbortSignal,
): Promise<{ readonly rows: readonly Example[]; readonly faulty: number }> {
  switch (given.kind) {
    case 'rows':
      return { rows: given.rows, faulty: 0 };
    case 'source': {
      const { dataset, faulty } = await readDataSource(given.source, { signal });
      return { rows: dataset.examples, faulty };
    }
    default:
      return assertUnreachable(given);
  }
}

/** The rows alone. */
export const readGivenRows = async (given: GivenRows, signal: AbortSignal): Promise<readonly Example[]> =>
  (await countGivenRows(given, signal)).rows;
