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
  samples: 'Start with an example',
  samplesLead: 'One press loads the model, the data and a template, and starts training.',
  train: 'Train this example',
  look: 'Open only',
  ownTitle: 'Use your own data',
  ownLead: 'One JSON object per line, such as {"text": "…", "label": "…"}.',
  own: 'Open your own data',
  rows: 'rows',
  labels: 'labels',
  waiting: 'Reading the list of examples…',
  busy: 'A run is going on. Stop it on Train before starting another.',
  languages: { en: 'English', sv: 'Swedish' } as Readonly<Record<string, string>>,
};
