import { Failed } from '../base/failed';
import { err, ok, type Result } from '../base/result';
import { readSafetensors, type TensorBytes, writeSafetensors } from '../model/safetensors';
import { bytesOfFloat32, float32Values } from '../model/tensorNumbers';
import { faultOfPrompts } from './checkPrompts';
import { parseTableJson } from './parseTableJson';
import type { PromptFields } from './promptFields';
import type { PromptTable, VirtualPrompt } from './promptTable';
import type { TableFailure } from './tableFailure';
import { listNames, printTableFields, readTableFields } from './tableFields';
import type { TableFields } from './tableVersions';

/** Names of a prompt's tensors: in use, as an earlier version, where it started. No two prompts share one. */
const tensorNames = {
  inUse: ({ taskname }: PromptFields) => `${taskname}.prompt_embeddings`,
  earlier: ({ taskname, version }: PromptFields) => `prompt_embeddings.${taskname}.${version}`,
  start: ({ taskname, version }: PromptFields) => `start_embeddings.${taskname}.${version}`,
};

/**
 * `prompt_table.safetensors`: F32 tensors [virtual tokens, n_embd] of every prompt and where it started, the rest as
 * strings in the metadata (FORMAT.md). Equal tables give equal bytes.
 * Throws Failed<TableFailure> when the prompts do not make one table (a number that is not finite, a taskname twice).
 */
export function writePromptTable(table: PromptTable): Uint8Array<ArrayBuffer> {
  const fault = faultOfPrompts(table);
  if (fault) throw new Failed(fault);
  const fields = Object.entries(printTableFields(table)).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const tensors = [
    ...table.prompts.map((prompt) => tensorOf(tensorNames.inUse(prompt), prompt.embeddings, prompt)),
    ...table.earlier.map((prompt) => tensorOf(tensorNames.earlier(prompt), prompt.embeddings, prompt)),
    ...[...table.prompts, ...table.earlier].flatMap((prompt) =>
      prompt.start === undefined ? [] : [tensorOf(tensorNames.start(prompt), prompt.start, prompt)],
    ),
  ];
  return writeSafetensors(tensors, Object.fromEntries(fields));
}

const tensorOf = (
  name: string,
  numbers: Float32Array,
  { totalVirtualTokens, hiddenSize }: VirtualPrompt,
): TensorBytes => ({
  name,
  dtype: 'F32',
  shape: [totalVirtualTokens, hiddenSize],
  bytes: bytesOfFloat32(numbers),
});

/** Reads such a file of any version up to the present one; written again, a file of the present version has the same bytes. */
export function readPromptTable(bytes: Uint8Array): Result<PromptTable, TableFailure> {
  const file = readSafetensors(bytes);
  if (!file.ok) return err({ kind: 'table-file-invalid', reason: file.error });
  const fields = parseLists(file.value.metadata);
  if (!fields.ok) return fields;
  const content = readTableFields(fields.value);
  if (!content.ok) return content;

  const tensors = new Map(file.value.tensors.map((tensor) => [tensor.name, tensor]));
  const used = new Set<string>();
  const readAll = (
    entries: readonly PromptFields[],
    nameOf: (entry: PromptFields) => string,
  ): Result<readonly VirtualPrompt[], TableFailure> => {
    const prompts: VirtualPrompt[] = [];
    for (const entry of entries) {
      const names = [nameOf(entry), tensorNames.start(entry)] as const;
      for (const name of names) used.add(name);
      const prompt = promptFromTensors(entry, names, tensors);
      if (!prompt.ok) return prompt;
      prompts.push(prompt.value);
    }
    return ok(prompts);
  };
  const prompts = readAll(content.value.prompts, tensorNames.inUse);
  if (!prompts.ok) return prompts;
  const earlier = readAll(content.value.earlier, tensorNames.earlier);
  if (!earlier.ok) return earlier;
  const left = file.value.tensors.find(({ name }) => !used.has(name));
  if (left !== undefined) return err({ kind: 'table-tensor-unexpected', tensor: left.name });
  const table = { ...content.value, prompts: prompts.value, earlier: earlier.value };
  const fault = faultOfPrompts(table);
  return fault ? err(fault) : ok(table);
}

/** Metadata holds strings only; the lists in it are JSON. */
function parseLists(metadata: Readonly<Record<string, string>>): Result<TableFields, TableFailure> {
  const fields: Record<string, unknown> = { ...metadata };
  for (const name of listNames) {
    const text = metadata[name];
    if (text === undefined) continue;
    const parsed = parseTableJson(text);
    if (!parsed.ok) {
      const found = `${parsed.error}: ${text.slice(0, 60)}`;
      return err({ kind: 'table-content-invalid', path: name, expected: 'JSON', found });
    }
    fields[name] = parsed.value;
  }
  return ok(fields);
}

function promptFromTensors(
  entry: PromptFields,
  [name, startName]: readonly [string, string],
  tensors: ReadonlyMap<string, TensorBytes>,
): Result<VirtualPrompt, TableFailure> {
  const { taskname, version, template } = entry;
  const tensor = tensors.get(name);
  const started = tensors.get(startName);
  if (tensor === undefined) return err({ kind: 'table-tensor-missing', taskname, tensor: name });
  const embeddings = numbersOf(tensor);
  if (!embeddings.ok) return embeddings;
  const start = started === undefined ? undefined : numbersOf(started);
  if (start && !start.ok) return start;
  const [totalVirtualTokens, hiddenSize] = tensor.shape;
  if (totalVirtualTokens === undefined || hiddenSize === undefined || tensor.shape.length !== 2)
    return err({
      kind: 'table-tensor-shape',
      taskname,
      expected: [template.totalVirtualTokens, undefined],
      found: tensor.shape,
    });
  if (started !== undefined && started.shape.join() !== tensor.shape.join())
    return err({ kind: 'table-start-invalid', taskname, version });
  return ok({ ...entry, embeddings: embeddings.value, start: start?.value, totalVirtualTokens, hiddenSize });
}

function numbersOf({ name, dtype, bytes }: TensorBytes): Result<Float32Array, TableFailure> {
  if (dtype !== 'F32') return err({ kind: 'table-tensor-dtype', tensor: name, found: dtype });
  // A copy: the table outlives the file's bytes.
  return ok(float32Values(dtype, bytes.slice()) ?? new Float32Array());
}
