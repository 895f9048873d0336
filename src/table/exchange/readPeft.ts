import * as v from 'valibot';
import { narrow, orNull } from '../../base/narrow';
import { readSafetensors, type SafetensorsFile } from '../../model/safetensors';
import { readTaskTemplate } from '../../prompt/taskTemplateFile';
import { type ImportedPrompt, promptOfRows } from '../foreign/importedPrompt';
import { type Matrix, matrixOfTensor } from '../foreign/matrix';
import { parseForeignJson } from '../foreign/parseForeignJson';
import { refuse, refuseDamaged } from '../foreign/refuse';
import { openTorch } from '../torch/openTorch';
import { createTensorReader } from '../torch/tensorRows';

/** The one tensor of a soft-prompt adapter. */
export const adapterTensor = 'prompt_embeddings';

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const configSchema = v.object({
  peft_type: v.string(),
  task_type: orNull(v.string(), null),
  base_model_name_or_path: orNull(v.string(), null),
  num_virtual_tokens: orNull(count, null),
  token_dim: orNull(count, null),
});

type AdapterConfig = v.InferOutput<typeof configSchema>;

/** The files of an adapter's folder, as far as they are there. */
export interface AdapterFiles {
  /** Path of the configuration, for failures. */
  readonly name: string;
  readonly config: Uint8Array | undefined;
  readonly weights: { readonly path: string; readonly bytes: Uint8Array };
}

/**
 * A soft-prompt adapter of PEFT (rule F5): prompt tuning or p-tuning for a causal language model. Without its
 * configuration the tensor alone is read. Throws Failed<ForeignFailure>.
 */
export function readPeft({ name, config, weights }: AdapterFiles): ImportedPrompt {
  const told = config === undefined ? undefined : readAdapterConfig(config, name);
  const prompt = weights.path.endsWith('.safetensors')
    ? promptOfAdapter(openSafetensors(weights.bytes, weights.path), weights.path)
    : promptOfRows(adapterTensor, ...oldAdapter(weights.bytes, weights.path));
  const { totalVirtualTokens, hiddenSize } = prompt;
  const { num_virtual_tokens: rows = totalVirtualTokens, token_dim: width = hiddenSize } = told ?? {};
  if (rows !== totalVirtualTokens || width !== hiddenSize)
    refuse({
      kind: 'foreign-tensor-shape',
      tensor: adapterTensor,
      expected: [rows, width],
      found: [totalVirtualTokens, hiddenSize],
    });
  const baseName = told?.base_model_name_or_path;
  if (prompt.base !== undefined || baseName === undefined) return prompt;
  return { ...prompt, base: { name: baseName, fingerprint: undefined } };
}

function readAdapterConfig(bytes: Uint8Array, name: string): AdapterConfig {
  const read = narrow(configSchema, parseForeignJson(new TextDecoder().decode(bytes), name));
  if (!read.ok) return refuse({ kind: 'foreign-config-invalid', name, ...read.error });
  const { peft_type: method, task_type: task } = read.value;
  if (method !== 'PROMPT_TUNING' && method !== 'P_TUNING')
    return refuse({ kind: 'peft-kind-unsupported', key: 'peft_type', found: method.slice(0, 40) });
  if (task !== undefined && task !== 'CAUSAL_LM')
    return refuse({ kind: 'peft-kind-unsupported', key: 'task_type', found: task.slice(0, 40) });
  return read.value;
}

function openSafetensors(bytes: Uint8Array, name: string): SafetensorsFile {
  const read = readSafetensors(bytes);
  return read.ok ? read.value : refuseDamaged(name, 'safetensors', read.error);
}

/** The prompt of an adapter's weight file, with what our own export put beside the tensor. */
export function promptOfAdapter({ tensors, metadata }: SafetensorsFile, name: string): ImportedPrompt {
  const tensor = tensors.find((each) => each.name === adapterTensor);
  if (tensor === undefined) return refuse({ kind: 'foreign-nothing', name });
  const { values, shape } = matrixOfTensor(tensor);
  const prompt = promptOfRows(adapterTensor, values, shape);
  const { task_template: templateText, labels: labelsText, base_name, base_fingerprint } = metadata;
  if (templateText === undefined || base_name === undefined || base_fingerprint === undefined) return prompt;
  const template = readTaskTemplate(parseForeignJson(templateText, name));
  if (!template.ok) return refuse({ kind: 'foreign-config-invalid', name, ...template.error });
  const labels = narrow(v.array(v.string()), parseForeignJson(labelsText ?? '[]', name));
  if (!labels.ok) return refuse({ kind: 'foreign-config-invalid', name, ...labels.error });
  return {
    ...prompt,
    taskname: template.value.taskname,
    template: template.value,
    labels: labels.value,
    base: { name: base_name, fingerprint: base_fingerprint },
  };
}

/** `adapter_model.bin`, which PEFT wrote before it had safetensors. */
function oldAdapter(bytes: Uint8Array, name: string): readonly [Matrix['values'], Matrix['shape']] {
  const torch = openTorch(bytes, name);
  const tensor = torch.root.entries.get(adapterTensor);
  if (tensor === undefined) return refuse({ kind: 'foreign-nothing', name });
  const { values, shape } = createTensorReader(torch).matrix(adapterTensor, tensor);
  return [values, shape];
}
