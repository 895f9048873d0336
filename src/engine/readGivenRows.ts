import { assertUnreachable } from '../base/assert';
import type { GivenRows } from '../bridge/contract';
import type { Example } from '../data/dataset';
import { readDataSource } from '../data/readDataSource';

/** Rows in hand, or those of a file. Rejects as `readDataSource` does. */
export async function readGivenRows(given: GivenRows, signal: AbortSignal): Promise<readonly Example[]> {
  switch (given.kind) {
    case 'rows':
      return given.rows;
    case 'source':
      return (await readDataSource(given.source, { signal })).dataset.examples;
    default:
      return assertUnreachable(given);
  }
}
