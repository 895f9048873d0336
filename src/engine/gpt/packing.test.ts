import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '../../base/assert';
import { encodedBatch, givenRows } from '../../testing/encodedBatches';
import { liveRows } from './liveRows';
import { planPacking } from './packing';
import { NO_ROW } from './rowTable';

const OFFSETS = [0, 3];
const pack = (rows: Parameters<typeof encodedBatch>[0]) => {
  const batch = encodedBatch(rows);
  const live = liveRows(batch, OFFSETS, 6);
  return { batch, packing: planPacking(live, { rows: batch.batchSize, length: batch.sequenceLength }) };
};

describe('rows of a batch that are computed', () => {
  it('are what all begin with once, and each row up to its last answer', () => {
    const { packing } = pack([
      { task: 0, ids: [-1, -2, 7, 8, 9], answers: [3] },
      { task: 0, ids: [-1, -2, 4], answers: [] },
      { task: 0, ids: [-1, -2, 7, 5], answers: [3] },
    ]);
    expect(packing.shared).toBe(3);
    expect([...packing.positions]).toEqual([0, 1, 2, 3, 17]);
    expect([...packing.input.wordIds]).toEqual([NO_ROW, NO_ROW, 7, 8, 5]);
    expect([...packing.input.virtualPositions]).toEqual([0, 1]);
    const none = Array.from({ length: 7 }, () => NO_ROW);
    const [first, last] = [
      [0, 1, 2, 3, ...none.slice(4)],
      [0, 1, 2, 4, ...none.slice(4)],
    ];
    expect([...packing.rowOf]).toEqual([...first, ...none, ...last]);
  });

  it('differ where the same marker is another task’s row, and where one is asked', () => {
    const ids = [4, -1, 7];
    const tasks = pack([
      { task: 0, ids, answers: [2] },
      { task: 1, ids, answers: [2] },
    ]);
    expect(tasks.packing.shared).toBe(1);
    const asked = pack([
      { task: 0, ids, answers: [0, 2] },
      { task: 0, ids, answers: [2] },
    ]);
    expect(asked.packing.shared).toBe(0);
  });

  it('are found from every position that the loss can reach, with what stands there', () => {
    fc.assert(
      fc.property(givenRows, (rows) => {
        const { batch, packing } = pack(rows);
        const { positions, rowOf, input } = packing;
        positions.forEach((position, row) => {
          expect(rowOf[position]).toBe(row);
        });
        rows.forEach(({ task, ids, answers }, row) => {
          for (let place = 0; place < batch.sequenceLength; place++) {
            const computed = at(rowOf, row * batch.sequenceLength + place);
            const isReached = place <= (answers.at(-1) ?? -1);
            expect(computed >= 0).toBe(isReached);
            if (!isReached) continue;
            const id = at(ids, place);
            expect(at(input.wordIds, computed)).toBe(id >= 0 ? id : NO_ROW);
            expect(at(positions, computed) % batch.sequenceLength).toBe(place);
            const virtual = input.virtualPositions.indexOf(computed);
            expect(input.virtualRows[virtual]).toBe(id >= 0 ? undefined : at(OFFSETS, task) - 1 - id);
          }
        });
      }),
    );
  });
});
