/** The card of the project file. */
export const projectText = {
  title: 'Project',
  lead: 'The whole work as one file: templates, settings, all runs with their curves, and every prompt table. It opens here again to the same state.',
  choices: {
    checkpoint: (size: string) => `With encoder and optimiser of the last run (${size})`,
    heldOut: (size: string) => `With held-out rows (${size})`,
    data: (size: string) => `With the data (${size})`,
  },
  helps: {
    checkpoint: 'So that its training can go on exactly where it stopped. A prompt table does not need them.',
    heldOut: 'So that every task of the table can be judged again later.',
    data: 'All files as you opened them, with your repairs. Without them the project opens beside the data that is there.',
  },
  rowsInside: {
    what: 'The file will contain your rows.',
    hint: 'Give it only to people who may read them.',
  },
  save: 'Save the project',
  open: 'Open a project',
  running: 'A run is going on. Stop it on Train first.',
};
