import { at } from '../../../base/assert';
import type { EncodedBatch } from '../../../prompt/encodedExample';
import type { LossOptions, VirtualRows } from '../../frozenModel';
import { liveRows, sharedLength } from '../../gpt/liveRows';
import { judge } from './judge';
import { packPassage, type Run } from './passage';
import { atDesk, type Workplace } from './workplace';

/** Mean loss in nats over all labels that count. */
export async function validationLoss(
  workplace: Workplace,
  batch: EncodedBatch,
  rows: VirtualRows,
  { candidates }: LossOptions,
): Promise<number> {
  const read = liveRows(batch, rows.offsets, rows.embeddings.shape[0]);
  const shared = sharedLength(read);
  const runOf = (sources: readonly number[], from: number, asked: readonly number[]): Run => ({
    sources,
    firstPlace: from,
    before: [],
    firstSlot: undefined,
    asked,
  });
  const own = read.map(({ sources, answers }) =>
    runOf(
      sources.slice(shared),
      shared,
      answers.map(({ position }) => position - shared),
    ),
  );
  const beginning = shared > 0 ? [runOf(at(read, 0).sources.slice(0, shared), 0, [])] : [];
  const passage = packPassage([...beginning, ...own], shared > 0);
  const held = workplace.tables.hold(candidates);
  try {
    const { table } = held;
    const labels = read.flatMap(({ answers }) => answers.map(({ label }) => label));
    for (const label of labels) table.rowOf(label);
    const asked = labels.map((id, query) => ({ query, id }));
    const size = { slots: 1, queries: passage.size.queries };
    const judged = await atDesk(workplace, rows, size, (desk) => judge(desk, passage, asked, [table]));
    return -judged.reduce((sum, terms) => sum + at(terms, 0), 0) / labels.length;
  } finally {
    held.release();
  }
}
