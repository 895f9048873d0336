import * as v from 'valibot';
import { type ContentFault, narrow } from '../base/narrow';
import { ok, type Result } from '../base/result';
import type { Example } from '../data/dataset';
import { promptDigest } from '../table/promptDigest';
import type { VirtualPrompt } from '../table/promptTable';
import type { HeldOutRows, TableState } from './tableState';

/** Prompts and characters of text that rows are kept for; beyond it the oldest go. */
const mostPrompts = 200;
const mostCharacters = 4_000_000;

/** The held-out rows with those of newly learned prompts, newest first; the oldest make room. */
export function keepHeldOut(
  known: readonly HeldOutRows[],
  prompts: readonly VirtualPrompt[],
  rows: readonly Example[],
): readonly HeldOutRows[] {
  const fresh = prompts.flatMap((prompt): HeldOutRows[] => {
    const own = rows.filter(({ taskname }) => taskname === undefined || taskname === prompt.taskname);
    return own.length === 0 ? [] : [{ digest: promptDigest(prompt), rows: own }];
  });
  const digests = new Set(fresh.map(({ digest }) => digest));
  const all = [...fresh, ...known.filter(({ digest }) => !digests.has(digest))].slice(0, mostPrompts);
  let characters = 0;
  return all.filter((each) => {
    characters += sizeOf(each);
    return characters <= mostCharacters;
  });
}

const sizeOf = ({ rows }: HeldOutRows): number =>
  rows.reduce(
    (sum, { fields }) => sum + Object.values(fields).reduce((length, text) => length + text.length, 0),
    0,
  );

/** Rows that a prompt can be judged on, under its present name; empty when none were kept (P9). */
export function heldOutRowsOf(
  { heldOut }: Pick<TableState, 'heldOut'>,
  prompt: Pick<VirtualPrompt, 'taskname' | 'embeddings'>,
): readonly Example[] {
  if (heldOut.length === 0) return [];
  const digest = promptDigest(prompt);
  const rows = heldOut.find((each) => each.digest === digest)?.rows ?? [];
  return rows.map((row) => ({ ...row, taskname: prompt.taskname }));
}

const texts = v.record(v.string(), v.string());
const notText = v.record(v.string(), v.picklist(['number', 'boolean', 'null', 'list', 'object']));
const heldOutSchema = v.array(
  v.object({
    digest: v.string(),
    rows: v.array(
      v.object({
        line: v.number(),
        taskname: v.optional(v.string()),
        fields: texts,
        notText: v.optional(notText),
      }),
    ),
  }),
);

/** Held-out rows from a place that is not trusted. */
export function readHeldOut(value: unknown): Result<readonly HeldOutRows[], ContentFault> {
  const read = narrow(heldOutSchema, value);
  if (!read.ok) return read;
  return ok(
    read.value.map(({ digest, rows }) => ({
      digest,
      rows: rows.map(({ line, taskname, fields, notText: others }) => ({
        line,
        taskname,
        fields,
        ...(others && { notText: others }),
      })),
    })),
  );
}
