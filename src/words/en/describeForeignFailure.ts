import { assertUnreachable } from '../../base/assert';
import type { ForeignFailure, ForeignFormat } from '../../table/foreign/foreignFailure';
import { quoted, shapeText } from '../quoted';
import type { Sentence } from '../sentence';
import { describeContentFault } from './describeTableFailure';
import { byteSize, counted } from './format';

const nothingLost = 'Nothing of your table has changed.';
const anotherCopy = `The file is damaged or was cut short; fetch it again. ${nothingLost}`;
const known =
  'Read are prompt tables (.safetensors, .json), PEFT adapters, NumPy arrays (.npy) and NeMo tables (.nemo), also zipped.';

const formats: Readonly<Record<ForeignFormat, string>> = {
  zip: 'a sound zip',
  gzip: 'a sound gzip file',
  tar: 'a sound tar archive',
  torch: 'a weight file of torch',
  pickle: 'a pickle as torch writes it',
  nemo: 'a prompt table of NeMo 1.10 to 1.16',
  npy: 'a sound .npy file',
  safetensors: 'a sound safetensors file',
  json: 'sound JSON',
};

/** Why a file from elsewhere was refused, in words. */
export function describeForeignFailure(failure: ForeignFailure): Sentence {
  switch (failure.kind) {
    case 'foreign-unknown':
      return { what: `What ${quoted(failure.name)} holds is not known here.`, hint: known };
    case 'foreign-damaged':
      return {
        what: `${quoted(failure.name)} is not ${formats[failure.format]}: ${failure.reason}.`,
        hint: anotherCopy,
      };
    case 'foreign-too-large':
      return {
        what: `${quoted(failure.name)} would take more than ${byteSize(failure.limit)}.`,
        hint: `No prompt table is that large, so reading was stopped. ${nothingLost}`,
      };
    case 'foreign-path-unsafe':
      return {
        what: `${quoted(failure.name)} holds ${quoted(failure.entry)}, which points outside the archive.`,
        hint: `Do not trust this file; nothing of it was unpacked. ${nothingLost}`,
      };
    case 'foreign-nothing':
      return { what: `${quoted(failure.name)} holds no learned prompt.`, hint: known };
    case 'foreign-project':
      return {
        what: `${quoted(failure.name)} is a project.`,
        hint: 'It holds more than prompts: open it as a project.',
      };
    case 'torch-old-stream':
      return {
        what: `${quoted(failure.name)} was saved by torch before version 1.6, in a form that can only be read by running it.`,
        hint: 'Load it with torch where you trust it, and save it again; that gives the newer form.',
      };
    case 'pickle-refused':
      return {
        what: `${quoted(failure.name)} asks for ${failure.what === 'global' ? `the name ${failure.found}` : `the instruction ${failure.found}`} (byte ${failure.offset}), which no prompt table needs.`,
        hint: `Nothing of it was executed. Do not load this file with torch unless you trust where it comes from. ${nothingLost}`,
      };
    case 'nemo-task-missing':
      return {
        what: `The configuration names the ${failure.missing.length === 1 ? 'task' : 'tasks'} ${failure.missing.map((name) => quoted(name)).join(', ')}, but the weights hold only ${failure.found.map((name) => quoted(name)).join(', ')}.`,
        hint: 'Save the .nemo file again after the last task was trained.',
      };
    case 'peft-kind-unsupported':
      return {
        what: `The adapter has ${failure.key} ${quoted(failure.found)}.`,
        hint: 'Read are PROMPT_TUNING and P_TUNING for CAUSAL_LM: other methods learn more than rows before the text.',
      };
    case 'foreign-config-invalid':
      return describeContentFault(quoted(failure.name), failure);
    case 'foreign-tensor-dtype':
      return {
        what: `${quoted(failure.tensor)} holds ${failure.found}, not numbers that can be rows of a prompt.`,
        hint: 'Convert it to little-endian F32 first.',
      };
    case 'foreign-tensor-shape': {
      const [rows, width] = failure.expected;
      const needed =
        rows === undefined && width === undefined
          ? '[virtual tokens, width]'
          : shapeText([rows ?? 'any', width ?? 'any']);
      return {
        what: `${quoted(failure.tensor)} has shape ${shapeText(failure.found)}; needed is ${needed}.`,
        hint: 'Choose the array of one prompt, a row per virtual token, and the configuration that was saved with it.',
      };
    }
    case 'foreign-not-finite':
      return {
        what: `${quoted(failure.tensor)} holds a value that is not a number (virtual token ${failure.virtualToken}, column ${failure.column}).`,
        hint: 'Such a prompt gives no answers. Train it again where it comes from.',
      };
    case 'foreign-task-twice':
      return {
        what: `There are two prompts for the task ${quoted(failure.taskname)}.`,
        hint: 'Give one of them another name.',
      };
    case 'foreign-taskname-missing':
      return {
        what: 'The file does not say which task its prompt is for.',
        hint: 'Give the task a name.',
      };
    case 'foreign-template-missing':
      return {
        what: `The file holds the rows of ${quoted(failure.taskname)}, but not the template they were trained in.`,
        hint: 'Choose the template; it must be the one of the training, or the prompt will not work.',
      };
    case 'foreign-template-tokens':
      return {
        what: `The template for ${quoted(failure.taskname)} has ${counted(failure.template, 'virtual token')}, the prompt has ${failure.found}.`,
        hint: 'Choose the template that the prompt was trained in.',
      };
    case 'foreign-width':
      return {
        what: `The prompt of ${quoted(failure.taskname)} is ${failure.found} wide; the base ${failure.baseName} is ${failure.expected} wide.`,
        hint: 'A prompt works only with the base that it was learned through. Load that base, then import again.',
      };
    default:
      return assertUnreachable(failure);
  }
}
