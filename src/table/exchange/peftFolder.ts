import { writeSafetensors } from '../../model/safetensors';
import { bytesOfFloat32 } from '../../model/tensorNumbers';
import { printTaskTemplate } from '../../prompt/taskTemplateFile';
import type { FolderFile } from '../archive/archiveLimits';
import type { VirtualPrompt } from '../promptTable';
import { type CardFacts, type ExportBase, textFile } from './exportBase';
import { peftCard } from './peftCard';
import type { PrefixText } from './peftEligibility';
import { adapterTensor } from './readPeft';

/**
 * A prompt as a PEFT adapter folder (rule F8): configuration, weights, model card. Every task has the same type, so that
 * several adapters fit beside each other in one model. Keys that older versions of PEFT do not know are left out.
 */
export function peftFolder(
  prompt: VirtualPrompt,
  text: PrefixText,
  base: ExportBase,
  facts: CardFacts | undefined,
): readonly FolderFile[] {
  const config = {
    auto_mapping: null,
    base_model_name_or_path: base.name,
    inference_mode: true,
    ...(base.heads !== undefined && { num_attention_heads: base.heads }),
    ...(base.layers !== undefined && { num_layers: base.layers }),
    num_transformer_submodules: 1,
    num_virtual_tokens: prompt.totalVirtualTokens,
    peft_type: 'PROMPT_TUNING',
    prompt_tuning_init: 'RANDOM',
    prompt_tuning_init_text: null,
    revision: null,
    // Left out, PEFT would pass the prompt over without a word.
    task_type: 'CAUSAL_LM',
    token_dim: prompt.hiddenSize,
    tokenizer_name_or_path: null,
  };
  return [
    textFile('adapter_config.json', `${JSON.stringify(config, undefined, 2)}\n`),
    { path: 'adapter_model.safetensors', bytes: promptTensorFile(prompt, base) },
    textFile('README.md', peftCard(prompt, text, base, facts)),
  ];
}

/**
 * The one tensor `prompt_embeddings` [virtual tokens, n_embd], F32, with what this program needs to read it back as
 * metadata, which others pass over.
 */
export function promptTensorFile(
  { embeddings, totalVirtualTokens, hiddenSize, template, labels }: VirtualPrompt,
  base: Pick<ExportBase, 'name' | 'fingerprint'>,
): Uint8Array<ArrayBuffer> {
  const tensor = {
    name: adapterTensor,
    dtype: 'F32',
    shape: [totalVirtualTokens, hiddenSize],
    bytes: bytesOfFloat32(embeddings),
  } as const;
  return writeSafetensors([tensor], {
    format: 'pt',
    base_name: base.name,
    base_fingerprint: base.fingerprint,
    task_template: JSON.stringify(printTaskTemplate(template)),
    labels: JSON.stringify(labels),
  });
}
