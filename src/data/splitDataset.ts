import { at } from '../base/assert';
import { createRandom, type Random, shuffled } from '../base/random';
import { atOnce } from '../base/turns';
import type { Example } from './dataset';
import { answerOf, type TaskFields, taskOf, textKey } from './taskFields';

/** Shares of the rows, each from 0 to below 1; the rest is for training. */
export interface SplitShares {
  readonly validationShare: number;
  readonly testShare: number;
}

/** Rows of each part, in the order of the file. */
export interface DataSplit {
  readonly train: readonly Example[];
  readonly validation: readonly Example[];
  readonly test: readonly Example[];
}

/** Rows looked at between two steps. */
const stepRows = 50;

/** Rows with the same text, whatever their answers. */
type Group = readonly number[];

/**
 * Splits rows at random, the same way for the same seed (rules S1 to S5). Rows with the same text stay together.
 * Each label of each task gets its share in every part, up to rounding, and its first row goes to train.
 */
export function splitDataset(
  examples: readonly Example[],
  tasks: readonly TaskFields[],
  shares: SplitShares,
  seed: number,
): DataSplit {
  return atOnce(splitInSteps(examples, tasks, shares, seed));
}

/** The same in many small steps. */
export function* splitInSteps(
  examples: readonly Example[],
  tasks: readonly TaskFields[],
  shares: SplitShares,
  seed: number,
): Generator<unknown, DataSplit> {
  const random = createRandom(seed).fork('split');
  const heldOut = shares.validationShare + shares.testShare;
  const takeHeldOut = createShareTaker(heldOut);
  const takeTest = createShareTaker(heldOut > 0 ? shares.testShare / heldOut : 0);
  const parts = { train: [] as number[], validation: [] as number[], test: [] as number[] };
  for (const groups of yield* strata(examples, tasks, random)) {
    groups.forEach((group, index) => {
      const mustTrain = index === 0 && groups.length > 1;
      const part = !takeHeldOut(group.length, mustTrain)
        ? parts.train
        : takeTest(group.length, false)
          ? parts.test
          : parts.validation;
      for (const row of group) part.push(row);
    });
  }
  const rowsOf = (indices: number[]): Example[] =>
    indices.sort((a, b) => a - b).map((index) => at(examples, index));
  return { train: rowsOf(parts.train), validation: rowsOf(parts.validation), test: rowsOf(parts.test) };
}

/**
 * Says for one group after the other whether it belongs to a part that gets `share` of all rows. What is owed is
 * carried along from label to label, so that labels with few rows count too; it starts at one half to round evenly.
 */
function createShareTaker(share: number): (rows: number, never: boolean) => boolean {
  // A little more than one half, or a share such as 0.3 would lose rows to rounding.
  let owed = 0.5 + 1e-9;
  return (rows, never) => {
    owed += share * rows;
    if (never || owed < rows || share === 0) return false;
    owed -= rows;
    return true;
  };
}

/** Groups of equal text by task and label (that of the group's first row), all in random order. */
function* strata(
  examples: readonly Example[],
  tasks: readonly TaskFields[],
  random: Random,
): Generator<unknown, Group[][]> {
  const groups = new Map<string, number[]>();
  for (const [index, example] of examples.entries()) {
    push(groups, textKey(example, tasks), index);
    if (index % stepRows === 0) yield;
  }
  const byLabel = new Map<string, Group[]>();
  for (const group of groups.values()) {
    if (at(group, 0) % stepRows === 0) yield;
    const example = at(examples, at(group, 0));
    const stratum = JSON.stringify([taskOf(example, tasks)?.taskname, answerOf(example, tasks)]);
    push(byLabel, stratum, group);
  }
  return shuffled([...byLabel.values()], random).map((stratum) => shuffled(stratum, random));
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
