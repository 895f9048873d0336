import { Failed } from '../base/failed';
import type { ContentFault } from '../base/narrow';
import { err, ok, type Result } from '../base/result';
import { isRecord, type JsonRecord } from '../model/jsonRecord';
import { faultOfPrompts } from './checkPrompts';
import { parseTableJson } from './parseTableJson';
import type { PromptFields } from './promptFields';
import type { PromptTable, VirtualPrompt } from './promptTable';
import { printList, printObject, printRows, readRows, unfit } from './rowsJson';
import type { TableFailure } from './tableFailure';
import { printTableFields, readTableFields } from './tableFields';

/**
 * The table as JSON text: the fields of FORMAT.md with the rows of each prompt. Reading gives exactly the same numbers.
 * Throws Failed<TableFailure> as `writePromptTable` does.
 */
export function printPromptTableJson(table: PromptTable): string {
  const fault = faultOfPrompts(table);
  if (fault) throw new Failed(fault);
  const { earlier, ...fields } = printTableFields(table);
  const rowsOf = ({ embeddings, hiddenSize }: VirtualPrompt, indent: string): string =>
    printRows(embeddings, hiddenSize, indent);
  const startOf = ({ start, hiddenSize }: VirtualPrompt, indent: string): string =>
    start === undefined ? 'null' : printRows(start, hiddenSize, indent);
  const formers = table.earlier.map((prompt, i) =>
    printObject(
      [
        ...membersOf(earlier[i] ?? {}),
        ['prompt_embeddings', rowsOf(prompt, '      ')],
        ['start_embeddings', startOf(prompt, '      ')],
      ],
      '    ',
    ),
  );
  const { prompts } = table;
  const members = [
    ...membersOf(fields),
    ['earlier', printList(formers, '  ')] as const,
    [
      'prompt_embeddings',
      printList(
        prompts.map((each) => rowsOf(each, '    ')),
        '  ',
      ),
    ] as const,
    [
      'start_embeddings',
      printList(
        prompts.map((each) => startOf(each, '    ')),
        '  ',
      ),
    ] as const,
  ];
  return `${printObject(members, '')}\n`;
}

const membersOf = (fields: JsonRecord): readonly (readonly [string, string])[] =>
  Object.entries(fields).map(([name, value]) => [name, JSON.stringify(value)]);

/** The rows of one prompt as they stand in the file. */
interface GivenNumbers {
  readonly rows: unknown;
  readonly start: unknown;
  /** Where each of them stands. */
  readonly paths: readonly [rows: string, start: string];
}

/** Reads the JSON form of any version up to the present one. */
export function readPromptTableJson(text: string): Result<PromptTable, TableFailure> {
  const parsed = parseTableJson(text);
  if (!parsed.ok) return err({ kind: 'table-file-invalid', reason: parsed.error });
  if (!isRecord(parsed.value)) return err({ kind: 'table-file-invalid', reason: 'not a JSON object' });
  const { prompt_embeddings: lists, start_embeddings: starts, earlier, ...fields } = parsed.value;
  const formers = Array.isArray(earlier) ? earlier.map(splitEarlier) : [];
  const told = Array.isArray(earlier) ? formers.map((each) => each.fields) : earlier;
  const content = readTableFields({ ...fields, earlier: told });
  if (!content.ok) return content;
  const count = content.value.prompts.length;
  const uneven = [
    ['prompt_embeddings', lists],
    ['start_embeddings', starts ?? Array.from({ length: count }, () => null)],
  ].find(([, list]) => !Array.isArray(list) || list.length !== count);
  if (uneven !== undefined)
    return refuse(unfit(String(uneven[0]), `a list with ${count} entries`, uneven[1]));

  const prompts = readAll(content.value.prompts, (i) => ({
    rows: entryOf(lists, i),
    start: entryOf(starts, i),
    paths: [`prompt_embeddings.${i}`, `start_embeddings.${i}`],
  }));
  if (!prompts.ok) return prompts;
  const older = readAll(content.value.earlier, (i) => ({
    rows: formers[i]?.rows,
    start: formers[i]?.start,
    paths: [`earlier.${i}.prompt_embeddings`, `earlier.${i}.start_embeddings`],
  }));
  if (!older.ok) return older;
  const table = { ...content.value, prompts: prompts.value, earlier: older.value };
  const fault = faultOfPrompts(table);
  return fault ? err(fault) : ok(table);
}

const entryOf = (list: unknown, i: number): unknown => (Array.isArray(list) ? list[i] : undefined);

/** An entry of `earlier`, its rows taken out. */
function splitEarlier(entry: unknown): {
  readonly fields: unknown;
  readonly rows: unknown;
  readonly start: unknown;
} {
  if (!isRecord(entry)) return { fields: entry, rows: undefined, start: undefined };
  const { prompt_embeddings: rows, start_embeddings: start, ...fields } = entry;
  return { fields, rows, start };
}

function readAll(
  entries: readonly PromptFields[],
  numbersOf: (index: number) => GivenNumbers,
): Result<readonly VirtualPrompt[], TableFailure> {
  const prompts: VirtualPrompt[] = [];
  for (const [i, entry] of entries.entries()) {
    const { rows, start, paths } = numbersOf(i);
    const read = readRows(rows, paths[0]);
    if (!read.ok) return refuse(read.error);
    const started = start === null || start === undefined ? undefined : readRows(start, paths[1]);
    if (started && !started.ok) return refuse(started.error);
    if (started && (started.value.rows !== read.value.rows || started.value.width !== read.value.width))
      return err({ kind: 'table-start-invalid', taskname: entry.taskname, version: entry.version });
    const { numbers: embeddings, rows: totalVirtualTokens, width: hiddenSize } = read.value;
    prompts.push({ ...entry, embeddings, start: started?.value.numbers, totalVirtualTokens, hiddenSize });
  }
  return ok(prompts);
}

const refuse = (fault: ContentFault): Result<never, TableFailure> =>
  err({ kind: 'table-content-invalid', ...fault });
