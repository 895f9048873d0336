import type { SafetensorsFile } from '../../model/safetensors';
import { type ForeignContent, promptOfRows } from '../foreign/importedPrompt';
import { matrixOfTensor } from '../foreign/matrix';
import { refuse } from '../foreign/refuse';
import { adapterTensor, promptOfAdapter } from './readPeft';

const ending = `.${adapterTensor}`;

/**
 * Prompts of a safetensors file that is no table of ours: `prompt_embeddings` alone is a PEFT adapter without its
 * configuration, `<taskname>.prompt_embeddings` a prompt with its name. Throws Failed<ForeignFailure>.
 */
export function readTensors(file: SafetensorsFile, name: string): ForeignContent {
  const names = file.tensors.map((tensor) => tensor.name);
  if (names.includes(adapterTensor)) {
    const leftAside = names.filter((each) => each !== adapterTensor);
    return { kind: 'prompts', format: 'peft', prompts: [promptOfAdapter(file, name)], leftAside };
  }
  const named = file.tensors.filter(
    (tensor) => tensor.name.length > ending.length && tensor.name.endsWith(ending),
  );
  if (named.length === 0) return refuse({ kind: 'foreign-nothing', name });
  const prompts = named.map((tensor) => {
    const { values, shape } = matrixOfTensor(tensor);
    return { ...promptOfRows(tensor.name, values, shape), taskname: tensor.name.slice(0, -ending.length) };
  });
  const leftAside = names.filter((each) => !named.some((tensor) => tensor.name === each));
  return { kind: 'prompts', format: 'tensors', prompts, leftAside };
}
