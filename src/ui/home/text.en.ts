import type { NextStep } from '../../studio/nextStep';
import { counted } from '../../words/en/format';
import type { Sentence } from '../../words/sentence';

export interface SampleText {
  readonly title: string;
  readonly about: string;
}

const noGpu: Sentence = {
  what: 'Training will run on the processor.',
  hint: 'WebGPU cannot be used here, so a graphics card cannot help. Everything works, only slower: an example takes minutes.',
};

export const homeText = {
  title: 'Home',
  hero: 'Teach a small language model your task',
  lead: 'P-tuning learns a handful of virtual tokens and leaves the model itself untouched. Bring labelled rows, watch the loss fall, and take the learned prompt home as a small file.',
  strip: {
    before: [1, 2],
    words: 'Orders rose sharply in spring.',
    after: [3, 4, 5, 6],
    cue: 'sentiment:',
    answer: 'positive',
    caption:
      'The numbered blocks are virtual tokens: positions without words that training fills. The underlined answer is all the model has to learn to say.',
  },
  privacy:
    'Nothing leaves this browser: data, model and training stay on your device unless you download them yourself.',
  storage: (size: string) => `Kept in this browser for your next visit: ${size}.`,
  workTitle: 'Your work',
  work: (name: string, rows: number, prompts: number) =>
    `${name}: ${counted(rows, 'usable row')}${prompts === 0 ? '' : `, ${counted(prompts, 'learned prompt')}`}.`,
  goOn: (screen: string) => `Go on: ${screen}`,
  nextSteps: {
    data: 'Next: look at the rows that need attention.',
    template: 'Next: finish the template, the text that every row is put into.',
    train: 'Next: train. Everything it needs is here.',
    playground: 'Next: ask the model with the learned prompt and without it, side by side.',
  } satisfies Record<NextStep, string>,
  noGpu,
  noGpuMore: 'Why, and what helps',
  samples: 'Start with an example',
  samplesLead: 'One press loads the model, the data and a template, and starts training.',
  sampleFacts: (language: string, rows: number, labels: number) =>
    `${language} · ${counted(rows, 'row')} · ${counted(labels, 'label')}`,
  sampleTexts: {
    'finance-sentiment': {
      title: 'Finance headlines',
      about:
        'Headlines and short report sentences, each positive, negative or neutral for the company or market it is about.',
    },
    'assistant-intents': {
      title: 'Assistant intents and slots',
      about: 'Requests to a home assistant, answered by the intent and the slots copied from the request.',
    },
    'omdomen-sv': {
      title: 'Swedish reviews',
      about:
        'Swedish reviews and remarks about books, cafés, trams, apps and much else, each positive, negative or neutral.',
    },
  } as Readonly<Record<string, SampleText>>,
  train: 'Train this example',
  look: 'Open only',
  ownTitle: 'Use your own data',
  ownLead:
    'One JSON object per line, such as {"text": "…", "label": "…"}; a JSON list or a table (CSV, TSV) will do too.',
  own: 'Open your own data',
  openTable: 'Open a prompt table from before',
  waiting: 'Reading the list of examples…',
  busy: 'A run is going on. Stop it on Train before starting another.',
  languages: { en: 'English', sv: 'Swedish' } as Readonly<Record<string, string>>,
};
