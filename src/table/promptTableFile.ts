import { Failed } from '../base/failed';
import { err, ok, type Result } from '../base/result';
import { readSafetensors, type TensorBytes, writeSafetensors } from '../model/safetensors';
import { bytesOfFloat32, float32Values } from '../model/tensorNumbers';
import { faultOfPrompts } from './checkPrompts';
import type { PromptTable, VirtualPrompt } from './promptTable';
import type { TableFailure } from './tableFailure';
import { listNames, type PromptFields, printTableFields, readTableFields } from './tableFields';
import type { TableFields } from './tableVersions';

/**
 * `prompt_table.safetensors`: one F32 tensor `<taskname>.prompt_embeddings` [virtual tokens, n_embd] per prompt, the
 * rest as strings in the metadata (FORMAT.md). Equal tables give equal bytes.
 * Throws Failed<TableFailure> when the prompts do not make one table (a number that is not finite, a taskname twice).
 */
export function writePromptTable(table: PromptTable): Uint8Array<ArrayBuffer> {
  const fault = faultOfPrompts(table);
  if (fault) throw new Failed(fault);
  const fields = Object.entries(printTableFields(table)).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const tensors = table.prompts.map(
    ({ taskname, embeddings, totalVirtualTokens, hiddenSize }): TensorBytes => ({
      name: tensorName(taskname),
      dtype: 'F32',
      shape: [totalVirtualTokens, hiddenSize],
      bytes: bytesOfFloat32(embeddings),
    }),
  );
  return writeSafetensors(tensors, Object.fromEntries(fields));
}

/** Reads such a file of any version up to the present one; written again, a file of the present version has the same bytes. */
export function readPromptTable(bytes: Uint8Array): Result<PromptTable, TableFailure> {
  const file = readSafetensors(bytes);
  if (!file.ok) return err({ kind: 'table-file-invalid', reason: file.error });
  const fields = parseLists(file.value.metadata);
  if (!fields.ok) return fields;
  const content = readTableFields(fields.value);
  if (!content.ok) return content;

  const tensors = new Map(file.value.tensors.map((tensor) => [tensor.name, tensor]));
  const prompts: VirtualPrompt[] = [];
  for (const entry of content.value.prompts) {
    const tensor = tensors.get(tensorName(entry.taskname));
    const prompt = promptFromTensor(entry, tensor);
    if (!prompt.ok) return prompt;
    prompts.push(prompt.value);
    tensors.delete(tensorName(entry.taskname));
  }
  const [left] = tensors.keys();
  if (left !== undefined) return err({ kind: 'table-tensor-unexpected', tensor: left });
  const fault = faultOfPrompts({ prompts, earlier: [] });
  return fault ? err(fault) : ok({ base: content.value.base, prompts, earlier: [], history: [] });
}

/** Name of a prompt's tensor. */
const tensorName = (taskname: string): string => `${taskname}.prompt_embeddings`;

/** Metadata holds strings only; the lists in it are JSON. */
function parseLists(metadata: Readonly<Record<string, string>>): Result<TableFields, TableFailure> {
  const fields: Record<string, unknown> = { ...metadata };
  for (const name of listNames) {
    const text = metadata[name];
    if (text === undefined) continue;
    try {
      fields[name] = JSON.parse(text);
    } catch {
      const found = text.slice(0, 80);
      return err({ kind: 'table-content-invalid', path: name, expected: 'JSON', found });
    }
  }
  return ok(fields);
}

function promptFromTensor(
  entry: PromptFields,
  tensor: TensorBytes | undefined,
): Result<VirtualPrompt, TableFailure> {
  const { taskname, template } = entry;
  if (tensor === undefined)
    return err({ kind: 'table-tensor-missing', taskname, tensor: tensorName(taskname) });
  const { dtype, shape, bytes } = tensor;
  if (dtype !== 'F32') return err({ kind: 'table-tensor-dtype', tensor: tensor.name, found: dtype });
  const [totalVirtualTokens, hiddenSize] = shape;
  if (totalVirtualTokens === undefined || hiddenSize === undefined || shape.length !== 2)
    return err({
      kind: 'table-tensor-shape',
      taskname,
      expected: [template.totalVirtualTokens, undefined],
      found: shape,
    });
  // A copy: the table outlives the file's bytes.
  const embeddings = float32Values(dtype, bytes.slice()) ?? new Float32Array();
  return ok({
    ...entry,
    version: 1,
    start: undefined,
    aliases: [],
    embeddings,
    totalVirtualTokens,
    hiddenSize,
  });
}
