import { assertUnreachable } from '../../../base/assert';
import type { FusedContext } from '../fusedContext';
import type { GptArrays } from '../gptArrays';
import { type HeldArrays, holdArrays } from '../heldArrays';
import { createInputArea, type InputArea } from '../inputArea';
import { headForward } from '../kernels/head';
import { headBest, headLogits } from '../kernels/headBest';
import { headScratch } from '../kernels/headShape';
import { wordLogits } from '../kernels/wordLogits';
import { type DeviceArray, keptArray, type Launch, scratchArray } from '../launch';
import { type BufferPlace, lookUpPlaces, type Recording, recordOwning } from '../recording';
import type { HeadTable } from './headTables';

/** What is asked of hidden states. */
export type HeadAsk = AskOver<HeadTable>;

export type AskOver<Table> =
  /** log sum_v exp(logit_v) over a table's rows, F32 [queries]. */
  | { readonly kind: 'totals'; readonly table: Table; readonly queries: number }
  /** Row of the highest logit, u32 [queries]. */
  | { readonly kind: 'best'; readonly table: Table; readonly queries: number }
  /** All logits, F32 [queries, rows of the table]. */
  | { readonly kind: 'logits'; readonly table: Table; readonly queries: number }
  /** Logits of single words, F32 [count]. */
  | { readonly kind: 'words'; readonly count: number };

/** An ask that is ready to run. */
export interface HeadRecording {
  readonly recording: Recording;
  readonly result: { readonly buffer: GPUBuffer; readonly array: DeviceArray };
  /** For 'words': which hidden state meets which word, as many as are counted or fewer. */
  write(rows: readonly number[], ids: readonly number[]): void;
  dispose(): void;
}

/** Text that two asks share when one recording serves both; tables are told apart by `idOf`. */
export function askKey(ask: HeadAsk, idOf: (table: HeadTable) => number): string {
  return ask.kind === 'words' ? `words ${ask.count}` : [ask.kind, idOf(ask.table), ask.queries].join(' ');
}

/** Launches of an ask with the arrays that are its own. */
interface PlannedAsk {
  readonly launches: readonly Launch[];
  readonly result: DeviceArray;
  readonly zeros: readonly DeviceArray[];
  readonly inputs: { readonly rows: DeviceArray; readonly ids: DeviceArray } | undefined;
}

export function planAsk(
  gpt: GptArrays,
  hidden: DeviceArray,
  ask: AskOver<Pick<HeadTable, 'blocks'>>,
): PlannedAsk {
  const width = gpt.config.hiddenSize;
  if (ask.kind === 'words') {
    const { count } = ask;
    const result = keptArray('logits of words', count);
    const inputs = { rows: keptArray('rows', count), ids: keptArray('ids', count) };
    const launches = gpt.words.map(({ array, ...block }) =>
      wordLogits({ count, width }, { hidden, words: array, ...inputs, logits: result }, block),
    );
    return { launches, result, zeros: [], inputs };
  }
  const { table, queries: rows } = ask;
  const shape = { rows, width, blocks: table.blocks };
  const given = { hidden, words: table.blocks.map(({ array }) => array) };
  switch (ask.kind) {
    case 'totals': {
      const result = keptArray('log totals', rows);
      // Labels and weights of nothing: the total is all that is wanted.
      const labels = keptArray('no labels', rows);
      const weights = keptArray('no weights', rows);
      const arrays = {
        ...given,
        labels,
        weights,
        partials: scratchArray('head partials', headScratch(shape).forward),
        logTotals: result,
        rowLosses: scratchArray('row losses', rows),
        loss: scratchArray('loss', 1),
      };
      const launches = headForward(shape, arrays, { accumulate: false });
      return { launches, result, zeros: [labels, weights], inputs: undefined };
    }
    case 'best': {
      const result = keptArray('best', rows);
      const partials = scratchArray('best partials', headScratch(shape).best);
      const launches = headBest(shape, { ...given, partials, best: result });
      return { launches, result, zeros: [], inputs: undefined };
    }
    case 'logits': {
      const columns = table.blocks.reduce((sum, block) => sum + block.columns, 0);
      const result = keptArray('logits', rows * columns);
      const launches = headLogits(shape, { ...given, logits: result });
      return { launches, result, zeros: [], inputs: undefined };
    }
    default:
      return assertUnreachable(ask);
  }
}

function writePairs(
  area: InputArea,
  { rows: toRows, ids: toIds }: NonNullable<PlannedAsk['inputs']>,
  rows: readonly number[],
  ids: readonly number[],
): void {
  const paddedRows = new Uint32Array(toRows.length);
  const paddedIds = new Int32Array(toIds.length).fill(-1);
  paddedRows.set(rows);
  paddedIds.set(ids);
  area.write(
    new Map<DeviceArray, Uint32Array | Int32Array>([
      [toRows, paddedRows],
      [toIds, paddedIds],
    ]),
  );
}

/** Records an ask of the hidden states in `hidden`; `places` tells where that and the model are. */
export async function recordHead(
  context: FusedContext,
  gpt: GptArrays,
  hidden: DeviceArray,
  ask: HeadAsk,
  places: readonly ReadonlyMap<DeviceArray, BufferPlace>[],
): Promise<HeadRecording> {
  const { launches, result, zeros, inputs } = planAsk(gpt, hidden, ask);
  const held: HeldArrays = holdArrays(
    context.device,
    [result, ...zeros].map((array) => [array, undefined] as const),
  );
  const area = inputs === undefined ? undefined : createInputArea(context.device, [inputs.rows, inputs.ids]);
  const own = ask.kind === 'words' ? [] : [ask.table.places];
  const placeOf = lookUpPlaces(held.places, area?.places ?? new Map(), ...own, ...places);
  const mine = area === undefined ? [held] : [held, area];
  const recording = await recordOwning(launches, { ...context, placeOf }, mine);
  return {
    recording,
    result: { buffer: held.buffer(result), array: result },
    write: (rows, ids) => {
      if (area !== undefined && inputs !== undefined) writePairs(area, inputs, rows, ids);
    },
    dispose: () => {
      recording.dispose();
      area?.dispose();
      held.dispose();
    },
  };
}
