import { counted, whole } from '../../words/en/format';

export const previewText = {
  title: 'A row as the model receives it',
  lead: 'Numbered blocks are virtual tokens; underlined tokens carry loss: those are what the model learns to say. Hatched tokens are cut.',
  none: 'The preview needs training rows and a loaded model.',
  previous: 'Previous row',
  next: 'Next row',
  longestRow: 'Longest row',
  previousTrouble: 'Previous row with problems',
  nextTrouble: 'Next row with problems',
  noTrouble: 'Every row fits as it is.',
  noTroubleThere: 'There is none in this direction.',
  atLongest: 'This is the longest row.',
  noEarlier: 'This is the first row.',
  noLater: 'This is the last row.',
  position: (row: number, all: number, line: number, tokens: number) =>
    `Row ${whole(row)} of ${whole(all)}, line ${whole(line)} of the file, ${counted(tokens, 'token')}`,
  cutHere: (cut: number) => `${counted(cut, 'token')} cut from this row.`,
  skippedHere: (reason: string) => `This row is left out: ${reason}.`,
  kept: 'kept',
  cut: 'cut to fit',
  skipped: 'left out',
  fates: (kept: number, cut: number, skipped: number, reasons: string) =>
    `Of all rows, ${whole(kept)} are kept, ${whole(cut)} of them cut to fit, and ${whole(skipped)} left out${reasons}.`,
  counting: (given: number, all: number) => `Counting: ${whole(given)} of ${counted(all, 'row')} so far.`,
  virtualToken: (number: number) => `virtual token ${whole(number)}`,
  row: 'The row, token by token',
  budget: 'Room in the model',
  budgetSentence: (used: number, maximum: number) =>
    used <= maximum
      ? `With the longest text in every field, a row would have ${counted(used, 'token')}; ${whole(maximum)} fit.`
      : `With the longest text in every field, a row would have ${counted(used, 'token')}, but only ${whole(maximum)} fit.`,
  virtual: (tokens: number) => `${whole(tokens)} virtual`,
  fixed: (tokens: number) => `${whole(tokens)} fixed text`,
  field: (name: string, tokens: number) => `${whole(tokens)} at most in ${name}`,
  free: (tokens: number) => `${whole(tokens)} free`,
  cost: (relative: number) =>
    relative < 1.05
      ? 'The virtual tokens cost next to nothing: a training step takes about as long as without them.'
      : relative < 1.95
        ? `A training step costs about ${whole(Math.round((relative - 1) * 20) * 5)}% more than without virtual tokens.`
        : `A training step costs about ${whole(Math.round(relative))} times as much as without virtual tokens.`,
};
