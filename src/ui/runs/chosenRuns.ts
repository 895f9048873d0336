/** Runs overlaid at once; more would be a tangle. */
export const mostCompared = 10;

/** Runs chosen for comparison, each at a place of its own; the place decides colour and dashes. */
export type ChosenRuns = readonly (string | undefined)[];

/** A run put in or taken out. The others keep their places, so that no run changes its looks. */
export function toggled(chosen: ChosenRuns, runId: string): ChosenRuns {
  const place = chosen.indexOf(runId);
  if (place >= 0) return chosen.with(place, undefined);
  const free = Array.from({ length: mostCompared }, (_, i) => i).find((i) => chosen[i] === undefined);
  if (free === undefined) return chosen;
  return free < chosen.length ? chosen.with(free, runId) : [...chosen, runId];
}

export const isFull = (chosen: ChosenRuns): boolean =>
  chosen.filter((runId) => runId !== undefined).length >= mostCompared;
