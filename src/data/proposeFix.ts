import { shownText } from './cleanJsonl';
import type { DataSource, Dataset } from './dataset';
import { type FixOffer, setKinds } from './fixOffer';
import { mendRecord } from './mendRecord';
import { linesWith, type SetContext } from './problemLines';
import { readRecords } from './readDataSource';
import type { Repair, SkippableKind } from './repair';
import { planRepairs } from './repairPlan';
import type { TextRow } from './textRow';

/** A line before and after a repair; undefined after: it is left out, or still gives no row. */
export interface LineChange {
  readonly line: number;
  readonly before: string;
  readonly after: string | undefined;
}

/** What a fix would do, for looking at before it is done. */
export interface FixProposal {
  readonly repair: Repair;
  /** The first lines that it changes. */
  readonly changes: readonly LineChange[];
  readonly changed: number;
  /** Of these: lines that are left out by it. */
  readonly leftOut: number;
}

/** Changes listed in a proposal. */
const shownChanges = 20;

/** The repair behind an offer, in many small steps; undefined for an offer that is no repair of the data. */
export function* repairFor(
  offer: FixOffer,
  dataset: Dataset,
  context: SetContext,
  isTrain: boolean,
): Generator<unknown, Repair | undefined> {
  switch (offer.kind) {
    case 'mend-line':
    case 'mend-kind':
    case 'drop-column':
    case 'column-to-text':
      return offer;
    case 'skip-line':
      return { kind: 'skip-lines', lines: [offer.line] };
    case 'skip-kind':
      return isSetKind(offer.fault)
        ? { kind: 'skip-lines', lines: yield* linesWith(offer.fault, dataset, context, isTrain) }
        : { kind: 'skip-kind', fault: offer.fault };
    case 'trim-column':
      return { kind: 'rename-column', from: offer.name, to: offer.name.trim() };
    case 'merge-label': {
      const name = context.tasks.find(({ taskname }) => taskname === offer.taskname)?.answerField;
      if (name === undefined) return undefined;
      const { taskname, from, to } = offer;
      const only = context.tasks.length > 1 ? { taskname } : {};
      return { kind: 'replace-value', name, from, to, ...only };
    }
    case 'rename-task':
      return { kind: 'replace-value', name: 'taskname', from: offer.from, to: offer.to };
    case 'decode-windows-1252':
      return { kind: 'decode-as', encoding: 'windows-1252' };
    case 'edit-line':
    case 'make-task':
      return undefined;
  }
}

const isSetKind = (kind: SkippableKind | (typeof setKinds)[number]): kind is (typeof setKinds)[number] =>
  setKinds.some((each) => each === kind);

/** What a repair changes in a source that has others already: every record is read both ways. */
export async function proposeRepair(
  source: DataSource,
  repair: Repair,
  signal?: AbortSignal,
): Promise<FixProposal> {
  const former = source.repairs ?? [];
  if (repair.kind === 'decode-as') return proposeDecoding(source, repair, signal);
  const before = planRepairs(former);
  const after = planRepairs([...former, repair]);
  const changes: LineChange[] = [];
  let changed = 0;
  let leftOut = 0;
  await readRecords(
    source,
    (row) => {
      const then = shownText(mendRecord(row, before));
      const now = shownText(mendRecord(row, after));
      if (then === now) return;
      changed += 1;
      if (now === undefined) leftOut += 1;
      if (changes.length < shownChanges)
        changes.push({ line: row.line, before: then ?? row.text, after: now });
    },
    { signal },
  );
  return { repair, changes, changed, leftOut };
}

/** The lines that another encoding makes readable. */
async function proposeDecoding(
  source: DataSource,
  repair: Extract<Repair, { kind: 'decode-as' }>,
  signal?: AbortSignal,
): Promise<FixProposal> {
  const shown = new Map<number, string>();
  const changes: LineChange[] = [];
  let changed = 0;
  const collect = ({ text, line, refusal }: TextRow): void => {
    if (refusal?.fault.kind !== 'invalid-byte') return;
    changed += 1;
    if (shown.size < shownChanges) shown.set(line, text);
  };
  await readRecords(source, collect, { signal });
  const decoded = { ...source, repairs: [...(source.repairs ?? []), repair] };
  const compare = ({ text, line }: TextRow): void => {
    const before = shown.get(line);
    if (before !== undefined) changes.push({ line, before, after: text });
  };
  await readRecords(decoded, compare, { signal, isEnough: () => changes.length === shown.size });
  return { repair, changes, changed, leftOut: 0 };
}
