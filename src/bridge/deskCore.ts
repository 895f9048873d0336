import { Failed } from '../base/failed';
import { checkFields } from '../data/checkFields';
import { checkLabels, checkLeaks, checkRepeats } from '../data/checkSet';
import type { FoundProblems } from '../data/dataProblem';
import type { ReadData } from '../data/dataReader';
import type { Example } from '../data/dataset';
import { readDataSource } from '../data/readDataSource';
import type { Tokenizer } from '../model/tokenizer';
import { loadTokenizer } from '../model/tokenizerFiles';
import type { RowPreview } from '../prompt/deskReport';
import { type EncodingPlan, planEncoding } from '../prompt/encodingPlan';
import { previewRow } from '../prompt/previewRow';
import { taskFieldsOf } from '../prompt/taskFields';
import type { TaskTemplate } from '../prompt/taskTemplate';
import type { EngineFailure } from '../run/engineFailure';
import type { Desk, PreviewOptions } from './contract';
import { countInPieces } from './countInPieces';
import { reportOf } from './dataReport';
import { openModel } from './openModel';
import type { PartName } from './protocol';

const noProblems: FoundProblems = { problems: [], problemCounts: {} };

/** The desk in thread: holds what was read, checks it against templates, and shows rows as tokens. */
export function createDesk(): Desk {
  const parts = new Map<PartName, ReadData>();
  const examplesOf = (part: PartName): readonly Example[] => parts.get(part)?.dataset.examples ?? [];
  let tokenizer: Tokenizer | undefined;
  /** Counts of the last preview's template, so that stepping through rows encodes one row only. */
  let counted: { readonly key: string; readonly all: Awaited<ReturnType<typeof countInPieces>> } | undefined;
  let question = 0;
  const forgetCounts = (): void => {
    counted = undefined;
  };

  return {
    readData: async (part, source, options) => {
      const data = await readDataSource(source, options);
      parts.set(part, data);
      forgetCounts();
      return reportOf(data);
    },
    rows: async (part, from, to) => examplesOf(part).slice(from, to).map(rowPreview),
    forget: async (part) => {
      parts.delete(part);
      forgetCounts();
    },
    check: async (part, templates) => {
      const data = parts.get(part);
      if (data === undefined || templates.length === 0) return noProblems;
      const tasks = taskFieldsOf(templates);
      const { dataset } = data;
      const found = [checkFields(dataset, tasks), checkRepeats(dataset.examples, tasks)];
      if (part === 'train') {
        found.push(checkLabels(dataset.examples, tasks, { needed: 2 }));
        const heldOut = [...examplesOf('validation'), ...examplesOf('test')];
        found.push(checkLeaks(dataset.examples, heldOut, tasks));
      }
      return together(found);
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
      const example = rows[Math.min(index, rows.length - 1)];
      if (example === undefined) {
        throw new Failed<EngineFailure>({ kind: 'no-rows-left', split: 'train', given: 0, skipped: {} });
      }
      const key = JSON.stringify([template, options]);
      const all =
        counted?.key === key ? counted.all : await countInPieces(plan, rows, () => mine !== question);
      counted = { key, all };
      return previewRow(plan, example, all);
    },
  };
}

const rowPreview = ({ line, taskname, fields }: Example): RowPreview => ({ line, taskname, fields });

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

function together(found: readonly FoundProblems[]): FoundProblems {
  const problemCounts: Record<string, number> = {};
  for (const each of found) {
    for (const [kind, count] of Object.entries(each.problemCounts))
      problemCounts[kind] = (problemCounts[kind] ?? 0) + count;
  }
  return { problems: found.flatMap(({ problems }) => problems), problemCounts };
}
