import type { TaskTemplate } from '../prompt/taskTemplate';
import type { BaselineReport, RunSummary, StepColumns, ValidationReport } from './runEvent';
import type { TuningConfig } from './tuningConfig';

/** `interrupted`: the page went away in the middle; what had been recorded is kept. */
export type RecordState = 'running' | 'ended' | 'failed' | 'interrupted';

/** One run as it is remembered: its own copy of everything that decided it, and all its figures. Never changed. */
export interface RunRecord {
  readonly runId: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly state: RecordState;
  readonly config: TuningConfig;
  readonly templates: readonly TaskTemplate[];
  /** The training file; the data itself is not kept. */
  readonly data: { readonly name: string; readonly rows: number; readonly repairs: number };
  readonly base: { readonly name: string; readonly fingerprint: string };
  /** Where it ran: the adapter's name. */
  readonly adapter: string;
  readonly plan: { readonly totalSteps: number; readonly stepsPerEpoch: number } | undefined;
  readonly baseline: BaselineReport | undefined;
  readonly columns: StepColumns;
  readonly validations: readonly ValidationReport[];
  readonly summary: RunSummary | undefined;
}

const colours = [
  'amber',
  'birch',
  'clay',
  'copper',
  'coral',
  'dune',
  'fern',
  'flint',
  'frost',
  'hazel',
  'indigo',
  'ivory',
  'jade',
  'linen',
  'maple',
  'mint',
  'moss',
  'ochre',
  'olive',
  'opal',
  'pearl',
  'pine',
  'plum',
  'russet',
  'sand',
  'slate',
  'snow',
  'tin',
  'umber',
  'violet',
  'wheat',
  'willow',
] as const;
const animals = [
  'badger',
  'bee',
  'crane',
  'crow',
  'deer',
  'dove',
  'eel',
  'elk',
  'finch',
  'fox',
  'gull',
  'hare',
  'heron',
  'ibis',
  'jay',
  'kite',
  'lark',
  'lynx',
  'mole',
  'moth',
  'newt',
  'otter',
  'owl',
  'perch',
  'quail',
  'raven',
  'seal',
  'swan',
  'toad',
  'trout',
  'wren',
  'yak',
] as const;

/** A name that is easy to remember, the same for the same id: `amber-fox`. One already taken gets a number. */
export function runName(runId: string, taken: readonly string[]): string {
  let hash = 2166136261;
  for (const character of runId) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619) >>> 0;
  const name = `${colours[hash % colours.length]}-${animals[(hash >>> 8) % animals.length]}`;
  if (!taken.includes(name)) return name;
  let number = 2;
  while (taken.includes(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
}

/** Best validation of a run: lowest loss, and highest accuracy, each with its step. */
export function bestOf(validations: readonly ValidationReport[]) {
  const loss = validations.reduce<ValidationReport | undefined>(
    (best, each) => (best === undefined || each.loss < best.loss ? each : best),
    undefined,
  );
  const accuracy = validations.reduce<ValidationReport | undefined>(
    (best, each) =>
      each.judged !== undefined && each.judged.accuracy > (best?.judged?.accuracy ?? -1) ? each : best,
    undefined,
  );
  return { loss, accuracy };
}
