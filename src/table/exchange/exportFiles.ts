import { assertUnreachable } from '../../base/assert';
import { printNemoConfig } from '../../prompt/nemoConfig';
import type { FolderFile } from '../archive/archiveLimits';
import { writeZip } from '../archive/writeZip';
import type { PromptTable, VirtualPrompt } from '../promptTable';
import { writePromptTable } from '../promptTableFile';
import { printPromptTableJson } from '../promptTableJson';
import { type ExportBase, type FactsOf, noFacts, textFile } from './exportBase';
import type { ExportFormat } from './exportFormats';
import { fileNames } from './fileNames';
import { modelCard } from './modelCard';
import { writeNpy } from './npy';
import { peftEligibility } from './peftEligibility';
import { peftFolder, promptTensorFile } from './peftFolder';
import { splicePrompt, spliceWeights } from './splicePrompt';

export { type ExportFormat, exportFormats } from './exportFormats';

/**
 * A table in one of the formats, as files of a folder (rule F10): the same table gives the same bytes. Under `peft`, a
 * task that PEFT cannot run gives the Python note and its rows instead. Throws Failed<TableFailure> as
 * `writePromptTable` does.
 */
export function exportFiles(
  table: PromptTable,
  base: ExportBase,
  format: ExportFormat,
  factsOf: FactsOf = noFacts,
): readonly FolderFile[] {
  switch (format) {
    case 'safetensors':
      return [{ path: 'prompt_table.safetensors', bytes: writePromptTable(table) }];
    case 'json':
      return [textFile('prompt_table.json', printPromptTableJson(table))];
    case 'npy':
      return eachTask(table, (prompt, name) => [{ path: `${name}.npy`, bytes: writeNpy(prompt) }]);
    case 'peft':
      return eachTask(table, (prompt, name) => within(name, taskFolder(prompt, base, factsOf).files));
    case 'nemo':
      return [
        textFile('task_templates.yaml', printNemoConfig(table.prompts.map(({ template }) => template))),
      ];
    case 'zip':
      return [{ path: 'prompt_table.zip', bytes: writeZip(everything(table, base, factsOf)) }];
    default:
      return assertUnreachable(format);
  }
}

/** One task of a table: the prompt in use and its earlier versions; the order of learning is left out. */
export function onlyTask(table: PromptTable, taskname: string): PromptTable {
  const isIts = (prompt: VirtualPrompt): boolean => prompt.taskname === taskname;
  return {
    ...table,
    prompts: table.prompts.filter(isIts),
    earlier: table.earlier.filter(isIts),
    history: [],
  };
}

/** An adapter folder, or the note and the rows of a task that PEFT cannot run. */
export function taskFolder(
  prompt: VirtualPrompt,
  base: ExportBase,
  factsOf: FactsOf = noFacts,
): { readonly kind: 'peft' | 'splice'; readonly files: readonly FolderFile[] } {
  const text = peftEligibility(prompt);
  if (text.ok) return { kind: 'peft', files: peftFolder(prompt, text.value, base, factsOf(prompt)) };
  const note = textFile('splice_prompt.py', splicePrompt(prompt));
  return { kind: 'splice', files: [note, { path: spliceWeights, bytes: promptTensorFile(prompt, base) }] };
}

function everything(table: PromptTable, base: ExportBase, factsOf: FactsOf): readonly FolderFile[] {
  return [
    textFile('README.md', modelCard(table, base, factsOf)),
    ...exportFiles(table, base, 'safetensors'),
    ...exportFiles(table, base, 'json'),
    ...exportFiles(table, base, 'nemo'),
    ...within('npy', exportFiles(table, base, 'npy')),
    ...eachTask(table, (prompt, name) => {
      const { kind, files } = taskFolder(prompt, base, factsOf);
      return within(`${kind}/${name}`, files);
    }),
  ];
}

function eachTask(
  { prompts }: PromptTable,
  filesOf: (prompt: VirtualPrompt, name: string) => readonly FolderFile[],
): readonly FolderFile[] {
  const names = fileNames(prompts.map(({ taskname }) => taskname));
  return prompts.flatMap((prompt, index) => filesOf(prompt, names[index] ?? ''));
}

const within = (folder: string, files: readonly FolderFile[]): readonly FolderFile[] =>
  files.map(({ path, bytes }) => ({ path: `${folder}/${path}`, bytes }));
