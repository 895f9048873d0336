import { assert, at } from '../base/assert';
import { Failed } from '../base/failed';
import { inTurns } from '../base/turns';
import { cleanJsonl, recordAt } from '../data/cleanJsonl';
import type { FoundProblems } from '../data/dataProblem';
import type { ReadData } from '../data/dataReader';
import type { DataSource, Example } from '../data/dataset';
import { checkWhole, type SetContext } from '../data/problemLines';
import { proposeRepair, repairFor } from '../data/proposeFix';
import { readDataSource } from '../data/readDataSource';
import { withoutTasks } from '../data/withoutTasks';
import type { Tokenizer } from '../model/tokenizer';
import { loadTokenizer } from '../model/tokenizerFiles';
import type { RowPreview } from '../prompt/deskReport';
import { type EncodingPlan, planEncoding } from '../prompt/encodingPlan';
import { previewRow } from '../prompt/previewRow';
import { taskFieldsOf } from '../prompt/taskFields';
import type { TaskTemplate } from '../prompt/taskTemplate';
import type { EngineFailure } from '../run/engineFailure';
import type { Desk, PartName, PreviewOptions } from './contract';
import { createRowCount, type RowCount } from './countInPieces';
import { reportOf } from './dataReport';
import { createForeground } from './foreground';
import { openModel } from './openModel';
import { splitSizesOf } from './splitSizes';

const noProblems: FoundProblems = { problems: [], problemCounts: {} };

/** The desk in thread: holds what was read, checks it against templates, and shows rows as tokens. */
export function createDesk(): Desk {
  const parts = new Map<PartName, HeldPart>();
  const examplesOf = (part: PartName): readonly Example[] => parts.get(part)?.data.dataset.examples ?? [];
  const { first, rest } = createForeground();
  let tokenizer: Tokenizer | undefined;
  /** Counts of the last preview's template: they go on while it is asked for, and then stepping encodes one row only. */
  let counted: { readonly key: string; readonly count: RowCount } | undefined;
  let question = 0;
  const forgetCounts = (): void => {
    counted = undefined;
  };
  const heldPart = (part: PartName): HeldPart => {
    const held = parts.get(part);
    assert(held !== undefined, `the ${part} part has been read`);
    return held;
  };
  const contextOf = (templates: readonly TaskTemplate[]): SetContext => ({
    tasks: taskFieldsOf(templates),
    heldOut: [...examplesOf('validation'), ...examplesOf('test')],
  });

  return {
    readData: first(async (part, source, options) => {
      const data = await readDataSource(source, options);
      parts.set(part, { source, data });
      forgetCounts();
      return reportOf(data, source.repairs?.length ?? 0);
    }),
    rows: async (part, from, to) => examplesOf(part).slice(from, to).map(rowPreview),
    forget: async (part) => {
      parts.delete(part);
      forgetCounts();
    },
    check: first(async (part, templates, signal) => {
      const held = parts.get(part);
      if (held === undefined || templates.length === 0) return noProblems;
      return inTurns(checkWhole(held.data.dataset, contextOf(templates), part === 'train'), signal);
    }),
    rowIndexOfLine: async (part, line) => firstFrom(examplesOf(part), line),
    proposeFix: first(async (part, templates, offer, signal) => {
      const { source, data } = heldPart(part);
      const search = repairFor(offer, data.dataset, contextOf(templates), part === 'train');
      const repair = await inTurns(search, signal);
      return repair && proposeRepair(source, repair, signal);
    }),
    proposeRepair: first(async (part, repair, signal) =>
      proposeRepair(heldPart(part).source, repair, signal),
    ),
    recordAt: first(async (part, line) => recordAt(heldPart(part).source, line)),
    cleanJsonl: first(async (part, signal) => cleanJsonl(heldPart(part).source, signal)),
    splitSizes: async ({ templates, leaveOut }, split, seed, signal) => {
      const rowsOf = (part: PartName) => withoutTasks(examplesOf(part), leaveOut);
      const heldOut = (part: PartName) => (parts.has(part) ? rowsOf(part) : undefined);
      const given = { train: rowsOf('train'), validation: heldOut('validation'), test: heldOut('test') };
      return inTurns(splitSizesOf(given, taskFieldsOf(templates), split, seed), signal);
    },
    loadTokenizer: async (source) => {
      const files = openModel(source);
      tokenizer = await loadTokenizer(files);
      forgetCounts();
      return { vocabSize: tokenizer.vocabSize };
    },
    preview: async (template, index, options) => {
      if (tokenizer === undefined) throw new Failed<EngineFailure>({ kind: 'model-not-loaded' });
      const mine = ++question;
      const plan = planFor(template, tokenizer, options);
      const rows = rowsOfTask(examplesOf('train'), template.taskname);
      const place = Math.min(index, rows.length - 1);
      const example = rows[place];
      if (example === undefined) {
        throw new Failed<EngineFailure>({ kind: 'no-rows-left', split: 'train', given: 0, skipped: {} });
      }
      const key = JSON.stringify([template, options]);
      if (counted?.key !== key) counted = { key, count: createRowCount(plan, rows, rest) };
      const all = await counted.count.advance(() => mine !== question);
      return previewRow(plan, example, all, place, rows.length);
    },
  };
}

interface HeldPart {
  readonly source: DataSource;
  readonly data: ReadData;
}

const rowPreview = (example: Example): RowPreview => example;

/** Index of the first row on this line or a later one; rows lie in the order of their lines. */
function firstFrom(examples: readonly Example[], line: number): number {
  let low = 0;
  let high = examples.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(examples, middle).line < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

function planFor(template: TaskTemplate, tokenizer: Tokenizer, options: PreviewOptions): EncodingPlan {
  const { maxSequenceLength, addBos, spacing } = options;
  return planEncoding([template], tokenizer, {
    maxSequenceLength,
    minSequenceLength: 1,
    addBos,
    addEos: true,
    spacing,
  });
}

/** Rows of the task; all of them when none names it, so that the preview can say so. */
function rowsOfTask(examples: readonly Example[], taskname: string): readonly Example[] {
  const own = examples.filter((each) => each.taskname === undefined || each.taskname === taskname);
  return own.length === 0 ? examples : own;
}
