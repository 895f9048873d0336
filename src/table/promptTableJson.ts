import { Failed } from '../base/failed';
import { err, ok, type Result } from '../base/result';
import { isRecord } from '../model/jsonRecord';
import { faultOfPrompts } from './checkPrompts';
import type { PromptTable, VirtualPrompt } from './promptTable';
import { shortestFloat } from './shortestFloat';
import type { TableFailure } from './tableFailure';
import { type PromptFields, printTableFields, readTableFields } from './tableFields';

/**
 * The table as JSON text: the fields of FORMAT.md, and `prompt_embeddings` with the rows of each prompt. Reading gives
 * exactly the same numbers. Throws Failed<TableFailure> as `writePromptTable` does.
 */
export function printPromptTableJson(table: PromptTable): string {
  const fault = faultOfPrompts(table);
  if (fault) throw new Failed(fault);
  const lines = Object.entries(printTableFields(table)).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`,
  );
  const prompts = table.prompts.map((prompt) => `\n    [${rowsOf(prompt).join(',')}\n    ]`);
  return `{\n${lines.join('')}  "prompt_embeddings": [${prompts.join(',')}\n  ]\n}\n`;
}

function rowsOf({ embeddings, totalVirtualTokens, hiddenSize }: VirtualPrompt): readonly string[] {
  return Array.from({ length: totalVirtualTokens }, (_, row) => {
    const numbers = embeddings.subarray(row * hiddenSize, (row + 1) * hiddenSize);
    return `\n      [${Array.from(numbers, shortestFloat).join(', ')}]`;
  });
}

/** Reads the JSON form of any version up to the present one. */
export function readPromptTableJson(text: string): Result<PromptTable, TableFailure> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err({ kind: 'table-file-invalid', reason: 'not JSON' });
  }
  if (!isRecord(value)) return err({ kind: 'table-file-invalid', reason: 'not a JSON object' });
  const { prompt_embeddings: lists, ...fields } = value;
  const content = readTableFields(fields);
  if (!content.ok) return content;
  const { base, prompts: entries } = content.value;
  if (!Array.isArray(lists) || lists.length !== entries.length)
    return badNumbers('prompt_embeddings', `a list with ${entries.length} entries`, lists);
  const prompts: VirtualPrompt[] = [];
  for (const [index, entry] of entries.entries()) {
    const prompt = promptFromRows(entry, lists[index], `prompt_embeddings.${index}`);
    if (!prompt.ok) return prompt;
    prompts.push(prompt.value);
  }
  const fault = faultOfPrompts({ prompts, earlier: [] });
  return fault ? err(fault) : ok({ base, prompts, earlier: [], history: [] });
}

function promptFromRows(
  entry: PromptFields,
  rows: unknown,
  path: string,
): Result<VirtualPrompt, TableFailure> {
  const first: unknown = Array.isArray(rows) ? rows[0] : undefined;
  if (!Array.isArray(rows) || !Array.isArray(first)) return badNumbers(path, 'rows of numbers', rows);
  const hiddenSize = first.length;
  const embeddings = new Float32Array(rows.length * hiddenSize);
  for (const [row, numbers] of rows.entries()) {
    const place = `${path}.${row}`;
    if (!Array.isArray(numbers) || numbers.length !== hiddenSize)
      return badNumbers(place, `${hiddenSize} numbers`, numbers);
    for (const [column, number] of numbers.entries()) {
      if (typeof number !== 'number') return badNumbers(`${place}.${column}`, 'a number', number);
      embeddings[row * hiddenSize + column] = number;
    }
  }
  return ok({
    ...entry,
    version: 1,
    start: undefined,
    aliases: [],
    embeddings,
    totalVirtualTokens: rows.length,
    hiddenSize,
  });
}

function badNumbers(path: string, expected: string, found: unknown): Result<never, TableFailure> {
  const text = found === undefined ? 'nothing' : JSON.stringify(found).slice(0, 80);
  return err({ kind: 'table-content-invalid', path, expected, found: text });
}
