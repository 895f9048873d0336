import { assert, assertUnreachable } from '../base/assert';
import type { RunEvent } from '../bridge/contract';
import { stepRows, validationRow } from './metrics';
import type { Progress } from './progress';

export type EndedEvent = Extract<RunEvent, { kind: 'ended' }>;

/** Where the rows of `metrics.jsonl` go. */
export interface MetricsKeeper {
  /** Called once, when the run is known to be possible: a run that is refused leaves an earlier file alone. */
  begin(): Promise<void>;
  keep(rows: readonly unknown[]): Promise<void>;
}

/** Follows a run to its end: rows for `metrics.jsonl` as they come, progress for the person. */
export async function followRun(
  events: AsyncIterable<RunEvent>,
  progress: Progress,
  metrics: MetricsKeeper,
): Promise<EndedEvent> {
  let total = 1;
  let ended: EndedEvent | undefined;
  for await (const event of events) {
    switch (event.kind) {
      case 'prepared': {
        await metrics.begin();
        total = event.totalSteps;
        const { train, validation, test } = event.counts;
        const cut = train.cut + validation.cut + test.cut;
        progress.line(
          `Rows: ${train.kept} to train on, ${validation.kept} to validate, ${test.kept} to test${cut > 0 ? `; ${cut} cut to fit` : ''}`,
        );
        progress.line(`Steps: ${total} at most, ${event.stepsPerEpoch} per epoch`);
        break;
      }
      case 'steps': {
        const rows = stepRows(event.columns);
        await metrics.keep(rows);
        const last = rows.at(-1);
        if (last)
          progress.bar(`step ${last.step} of ${total}, loss ${last.loss.toFixed(4)}`, last.step / total);
        break;
      }
      case 'baseline':
        // Only asked for where somebody watches.
        break;
      case 'validation': {
        await metrics.keep([validationRow(event.report)]);
        const { epoch, step, loss, best } = event.report;
        progress.line(
          `Epoch ${epoch}, step ${step}: validation loss ${loss.toFixed(4)}${best ? ' (best so far)' : ''}`,
        );
        break;
      }
      case 'phase':
        if (event.phase === 'scoring') {
          progress.bar(
            `answering held-out rows, ${event.done} of ${event.total}`,
            event.done / Math.max(1, event.total),
          );
        }
        break;
      case 'checkpoint':
      case 'profile':
        break;
      case 'ended':
        ended = event;
        break;
      default:
        assertUnreachable(event);
    }
  }
  assert(ended !== undefined, 'a run ends with its report');
  return ended;
}
