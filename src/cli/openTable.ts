import { Failed } from '../base/failed';
import type { PromptTable } from '../table/promptTable';
import { readPromptTable } from '../table/promptTableFile';
import { readBytes } from './files';

/** A prompt table from a file. Rejects with Failed<TableFailure> or Failed<InputFailure>. */
export async function openTable(path: string): Promise<PromptTable> {
  const read = readPromptTable(await readBytes(path));
  if (!read.ok) throw new Failed(read.error);
  return read.value;
}
