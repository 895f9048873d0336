import { readNemoConfig } from '../../prompt/nemoConfig';
import type { TaskTemplate } from '../../prompt/taskTemplate';
import type { FolderFile } from '../archive/archiveLimits';
import {
  type ForeignContent,
  type ImportedPrompt,
  mostNumbers,
  promptOfRows,
} from '../foreign/importedPrompt';
import { refuse, refuseDamaged } from '../foreign/refuse';
import { openTorch } from '../torch/openTorch';
import type { PickleMap, PickleValue } from '../torch/pickleValue';
import { createTensorReader } from '../torch/tensorRows';

/** NeMo's own are a few kB. */
const longestConfig = 128 * 2 ** 10;

const isMember =
  (name: string) =>
  ({ path }: FolderFile): boolean =>
    path === name || path.endsWith(`/${name}`);

/** Whether these are the members of a `.nemo` file, or what is left of them. */
export const isNemo = (files: readonly FolderFile[]): boolean =>
  files.some(isMember('model_weights.ckpt')) || files.some(isMember('model_config.yaml'));

/**
 * The prompt table of a `.nemo` file of NeMo 1.10 to 1.16 (rule F7), whose tar holds `model_config.yaml` and
 * `model_weights.ckpt`. Templates come from the configuration; a task that it names and the weights lack is refused.
 * Rejects with Failed<ForeignFailure>.
 */
export async function readNemo(files: readonly FolderFile[], name: string): Promise<ForeignContent> {
  const member = (wanted: string) =>
    files.find(isMember(wanted)) ?? refuseDamaged(name, 'nemo', `no member ${wanted}`);
  const weights = member('model_weights.ckpt');
  const { bytes } = member('model_config.yaml');
  if (bytes.length > longestConfig)
    return refuse({ kind: 'foreign-too-large', name: 'model_config.yaml', limit: longestConfig });
  const config = await readNemoConfig(new TextDecoder().decode(bytes));
  if (config === undefined) return refuseDamaged('model_config.yaml', 'nemo', 'it names no task');
  const templates = config.tasks.map(({ template }) => template);
  const { prompts, leftAside } = readNemoWeights(weights.bytes, weights.path, templates);
  const found = prompts.flatMap(({ taskname }) => taskname ?? []);
  const told = config.existingTasks ?? [];
  const named = told.length > 0 ? told : templates.map(({ taskname }) => taskname);
  const missing = named.filter((taskname) => !found.includes(taskname));
  if (missing.length > 0) return refuse({ kind: 'nemo-task-missing', missing, found });
  return { kind: 'prompts', format: 'nemo', prompts, leftAside };
}

/** The prompts of NeMo's weight file, each with its template where one has its name. */
export function readNemoWeights(
  file: Uint8Array,
  name: string,
  templates: readonly TaskTemplate[],
): { readonly prompts: readonly ImportedPrompt[]; readonly leftAside: readonly string[] } {
  const torch = openTorch(file, name);
  const { matrix, isCount } = createTensorReader(torch);
  const { tensors, leftAside } = tableOf(torch.root);
  const prompts: ImportedPrompt[] = [];
  let numbers = 0;
  for (const [key, value] of tensors) {
    const taskname = taskOf(key, '.prompt_embeddings.weight');
    if (taskname === undefined) continue;
    if (value.kind === 'tensor') numbers += value.shape.reduce((product, side) => product * side, 1);
    if (numbers > mostNumbers) refuse({ kind: 'foreign-too-large', name, limit: mostNumbers * 4 });
    const { values, shape } = matrix(key, value);
    const order = tensors.get(`${taskname}.indices`);
    if (order !== undefined && !isCount(`${taskname}.indices`, order))
      refuseDamaged(name, 'nemo', `the rows of ${taskname} are not in order`);
    const template = templates.find((each) => each.taskname === taskname);
    const needed = template?.totalVirtualTokens;
    if (needed !== undefined && needed !== shape[0])
      refuse({ kind: 'foreign-tensor-shape', tensor: key, expected: [needed, undefined], found: shape });
    prompts.push({ ...promptOfRows(key, values, shape), taskname, template });
  }
  return prompts.length > 0 ? { prompts, leftAside } : refuse({ kind: 'foreign-nothing', name });
}

function taskOf(key: string, ending: string): string | undefined {
  return key.endsWith(ending) && key.length > ending.length ? key.slice(0, -ending.length) : undefined;
}

/** The table's tensors by `<task>.…`: from a map under `prompt_table`, or from the flat keys of older files. */
function tableOf(root: PickleMap): {
  readonly tensors: ReadonlyMap<string, PickleValue>;
  readonly leftAside: readonly string[];
} {
  const inside = root.entries.get('prompt_table');
  const isNested = inside?.kind === 'map';
  const prefix = isNested ? /^prompt_table\./ : /^prompt_table\.(?:prompt_table\.)?/;
  const tensors = new Map<string, PickleValue>();
  const leftAside: string[] = [];
  for (const [key, value] of isNested ? inside.entries : root.entries)
    if (prefix.test(key)) tensors.set(key.replace(prefix, ''), value);
    else leftAside.push(key);
  const beside = isNested ? [...root.entries.keys()].filter((key) => key !== 'prompt_table') : [];
  return { tensors, leftAside: [...beside, ...leftAside] };
}
