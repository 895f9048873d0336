import { assertUnreachable } from '../../base/assert';
import type { ModelFailure } from '../../model/modelFailure';
import { shapeText } from '../quoted';
import type { Sentence } from '../sentence';
import { counted } from './format';

const gptFolder =
  'A base is a folder with config.json, tokenizer.json and model.safetensors (or shards with their index), as Hugging Face lays out GPT-2.';

/** Why a checkpoint was refused, in words. */
export function describeModelFailure(failure: ModelFailure): Sentence {
  switch (failure.kind) {
    case 'model-file-missing':
      return { what: `${failure.fileName} is not in ${failure.folder}.`, hint: gptFolder };
    case 'model-download-failed':
      return {
        what: `${failure.fileName} could not be downloaded${failure.status === undefined ? '' : ` (HTTP status ${failure.status})`}.`,
        hint: 'Check the connection and load the base again, or pick its files from your disk.',
      };
    case 'model-config-invalid':
      return {
        what: `config.json: ${failure.key} is ${failure.found}, but ${failure.expected} is needed.`,
        hint: 'Check that config.json belongs to these weights and was not edited.',
      };
    case 'model-architecture-unsupported':
      return {
        what: `config.json describes a ${failure.found} model.`,
        hint: 'Only the GPT-2 architecture can be tuned here (model_type "gpt2"). Choose another base.',
      };
    case 'tokenizer-missing':
      return {
        what: `There is no tokenizer in ${failure.folder}.`,
        hint: 'Add the tokenizer.json that belongs to this base; without it text cannot become tokens.',
      };
    case 'tokenizer-invalid':
      return {
        what: `tokenizer.json cannot be used: ${failure.reason}.`,
        hint: "Fetch the file again from the model's page.",
      };
    case 'vocabulary-mismatch':
      return {
        what: `The tokenizer has ${counted(failure.tokenizerSize, 'entry', 'entries')}, but the model has ${counted(failure.embeddingRows, 'word embedding')}.`,
        hint: 'Tokenizer and weights come from different models; use the pair that belongs together.',
      };
    case 'safetensors-invalid':
      return {
        what: `${failure.fileName} is not a sound safetensors file: ${failure.reason}.`,
        hint: 'The file is damaged or incomplete; fetch it again.',
      };
    case 'tensor-missing':
      return {
        what: `The weights have no tensor ${failure.tensor} (expected shape ${shapeText(failure.expected)}).`,
        hint: 'A shard may be missing, or the weights are not of the model that config.json describes.',
      };
    case 'tensor-shape':
      return {
        what: `Tensor ${failure.tensor} has shape ${shapeText(failure.found)}, but config.json asks for ${shapeText(failure.expected)}.`,
        hint: 'Weights and config.json belong to different models; use the pair that belongs together.',
      };
    case 'tensor-unexpected':
      return {
        what: `The weights hold a tensor ${failure.tensor} that the model described by config.json does not have.`,
        hint: 'Weights and config.json belong to different models, or the model is a variant of GPT-2 that cannot be tuned here.',
      };
    case 'tensor-dtype':
      return {
        what: `Tensor ${failure.tensor} holds numbers of type ${failure.found}.`,
        hint: 'F32, F16 and BF16 can be read. Convert the weights first.',
      };
    case 'tensor-not-finite':
      return {
        what: `Tensor ${failure.tensor} holds a value that is not a number (element ${failure.index.toLocaleString('en')}).`,
        hint: 'The file is damaged, or the model was saved after its training diverged. Use another copy.',
      };
    case 'head-not-tied':
      return {
        what: `The output head ${failure.tensor} differs from the word embeddings.`,
        hint: 'Only models whose head is tied to their word embeddings, as in GPT-2, can be used.',
      };
    default:
      return assertUnreachable(failure);
  }
}
