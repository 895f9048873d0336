import { assertUnreachable } from '../base/assert';
import type { RunCommand } from '../bridge/contract';

/** The switch between whoever commands a run and the loop that obeys it before each step. */
export interface RunControl {
  command(command: RunCommand): void;
  /** What the loop may do now. A single step that was asked for is used up by asking. */
  takeTurn(): 'step' | 'wait' | 'stop';
  /** Paused, with no single step left to take and no stop commanded. */
  readonly mustWait: boolean;
  /** Whether somebody looks at what steps cost. */
  readonly isProfiling: boolean;
  /** How often stop-and-keep was commanded: the first ends training, a second one ends scoring. */
  readonly stops: number;
  /** Resolves at the next command; rejects with the signal's reason when it fires. */
  nextCommand(signal: AbortSignal): Promise<void>;
}

export function createRunControl(): RunControl {
  let paused = false;
  let singleSteps = 0;
  let stops = 0;
  let isProfiling = false;
  let wake: (() => void)[] = [];
  const obey = (command: RunCommand): void => {
    switch (command) {
      case 'pause':
        paused = true;
        return;
      case 'resume':
        paused = false;
        singleSteps = 0;
        return;
      case 'step':
        paused = true;
        singleSteps++;
        return;
      case 'stop-and-keep':
        stops++;
        return;
      case 'start-profile':
      case 'end-profile':
        isProfiling = command === 'start-profile';
        return;
      default:
        assertUnreachable(command);
    }
  };
  return {
    command: (command) => {
      obey(command);
      const sleeping = wake;
      wake = [];
      for (const rouse of sleeping) rouse();
    },
    takeTurn: () => {
      if (stops > 0) return 'stop';
      if (!paused) return 'step';
      if (singleSteps === 0) return 'wait';
      singleSteps--;
      return 'step';
    },
    get mustWait() {
      return stops === 0 && paused && singleSteps === 0;
    },
    get isProfiling() {
      return isProfiling;
    },
    get stops() {
      return stops;
    },
    nextCommand: (signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const abandon = (): void => reject(signal.reason);
        signal.addEventListener('abort', abandon, { once: true });
        wake.push(() => {
          signal.removeEventListener('abort', abandon);
          resolve();
        });
      }),
  };
}
