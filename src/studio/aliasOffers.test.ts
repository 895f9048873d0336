import { describe, expect, it } from 'vitest';
import { prediction } from '../testing/predictions';
import { aliasOffers, likelyLabel } from './aliasOffers';

const labels = ['positive', 'negative', 'neutral'];

describe('the label that an answer probably means', () => {
  it.each([
    ['Positive.', 'positive'],
    ['It is negative', 'negative'],
    ['positiv', 'positive'],
    ['positiva', 'positive'],
    ['positivt', 'positive'],
    ['negatve', 'negative'],
    ['bread', undefined],
    ['positive or negative', undefined],
  ])('%s: %s', (answer, label) => {
    expect(likelyLabel(answer, labels)).toBe(label);
  });
});

describe('answers that ask for an alias', () => {
  const free = (line: number, text: string) =>
    prediction(line, 'positive', text, { labelScores: undefined, text });

  it('are those that occur but are no label, the most frequent first', () => {
    const rows = [free(1, 'positiv'), free(2, 'positiv'), free(3, 'bread'), free(4, ' negative ')];
    expect(aliasOffers(rows, labels, [])).toEqual([
      { from: 'positiv', to: 'positive', times: 2 },
      { from: 'bread', to: undefined, times: 1 },
    ]);
  });

  it('right labels count too: a test file may spell them otherwise', () => {
    const rows = [prediction(1, 'Positiv', 'positive'), prediction(2, 'Positiv', 'positive')];
    expect(aliasOffers(rows, labels, [])).toEqual([{ from: 'Positiv', to: 'positive', times: 2 }]);
  });

  it('are offered no more once they have an alias, and never when they are long or were not answered', () => {
    const rows = [
      free(1, 'positiv'),
      free(2, 'a whole sentence that goes on and on and is no label at all'),
      free(3, 'two\nlines'),
      { ...free(4, 'skipped one'), skipped: 'too-long' },
    ];
    expect(aliasOffers(rows, labels, [{ from: 'positiv', to: 'positive' }])).toEqual([]);
  });
});
