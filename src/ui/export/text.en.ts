import { peftObstacleText } from '../../words/en/peftObstacle';
import { projectText } from './projectText.en';
export const exportText = {
  project: projectText,
  obstacle: peftObstacleText,
  title: 'Export',
  lead: 'What was learned, as files: for this studio, its command line, and the tools of others.',
  empty: 'There is no prompt in the table yet.',
  emptyHint: 'Train one, or bring a table that you saved before.',
  goToTrain: 'Go to Train',
  goToExamples: 'Choose an example',
  takeTitle: 'Take it home',
  takeLead: 'Everything is made in this browser; nothing is sent anywhere.',
  what: 'What to take',
  wholeTable: 'The whole table',
  exact: 'Exact',
  partly: 'In part',
  notHere: 'Not for this template',
  opensIn: (where: string) => `Opens in ${where}.`,
  download: 'Download',
  downloadThis: (name: string) => `Download ${name}`,
  preparing: 'Preparing…',
  formats: {
    zip: {
      name: 'Everything in one zip',
      holds:
        'All the files below, with a model card: what it is for, data size, settings, scores beside baselines, limits.',
      exactness: 'The table in it has the learned numbers bit for bit.',
      opens: 'this studio, and file by file in whatever the file is for',
    },
    safetensors: {
      name: 'prompt_table.safetensors',
      holds: 'The learned numbers with templates, labels, settings, scores, earlier versions and history.',
      exactness: 'The learned numbers bit for bit.',
      opens: 'this studio, its command line, and anything that reads safetensors',
    },
    json: {
      name: 'prompt_table.json',
      holds: 'The same as text: larger, and easy to read with any program.',
      exactness: 'Every number gives the same 32-bit value when it is read again.',
      opens: 'this studio, its command line, and any program that reads JSON',
    },
    npy: {
      name: 'NumPy .npy',
      holds: 'Only the numbers of a prompt, virtual tokens × width: no template, no labels.',
      exactness: 'The learned numbers bit for bit.',
      opens: 'NumPy, and this studio when you tell it the template',
    },
    peft: {
      name: 'PEFT adapter',
      holds:
        'A folder as Hugging Face PEFT writes it: the numbers, adapter_config.json, and a README with the exact text that follows the prompt.',
      exactness:
        'PEFT gives the same answers: its virtual tokens stand before the text, as in this template.',
      opens: 'Python with transformers and PEFT from 0.14, and this studio',
    },
    nemo: {
      name: 'NeMo task configuration',
      holds: 'Task templates as YAML with the names of NeMo’s p-tuning. No learned numbers.',
      exactness: 'Templates as they are; the learned numbers go in the other files.',
      opens: 'NeMo 1.10 to 1.22 for training there, and this studio’s Template screen',
    },
  },
  noteOnly: 'The download is a Python note with the rows instead.',
  noteForSome: 'An adapter for each prompt that PEFT can run; for the others a Python note with the rows.',
  spliceLead:
    'PEFT can only put virtual tokens before the text. With transformers alone it works: this Python puts the table’s rows where the template has them.',
  card: 'Model card',
  cardLead: 'It goes into the zip as README.md. What is not known is said to be unknown.',
  base: 'Base model',
  fingerprint: 'Fingerprint',
  elsewhere: 'Use it outside this page',
  elsewhereLead:
    'The studio’s command line answers new rows with this table. It writes one answer per line, with the score of every label:',
  command: 'npm run predict -- --table prompt_table.safetensors --data new.jsonl --out answers.jsonl',
};
