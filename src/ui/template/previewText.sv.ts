import { rows, tokens, whole } from '../../words/sv/format';
import type { previewText as english } from './previewText.en';

export const previewText: typeof english = {
  title: 'En rad som modellen får den',
  lead: 'Numrerade block är virtuella token; understrukna token ger förlust: det är dem modellen lär sig att säga. Streckade token kapas.',
  none: 'Förhandsvisningen behöver träningsrader och en inläst modell.',
  previous: 'Föregående rad',
  next: 'Nästa rad',
  longestRow: 'Längsta raden',
  previousTrouble: 'Föregående rad med problem',
  nextTrouble: 'Nästa rad med problem',
  noTrouble: 'Alla rader får plats som de är.',
  noTroubleThere: 'Det finns ingen åt det hållet.',
  atLongest: 'Det här är den längsta raden.',
  noEarlier: 'Det här är den första raden.',
  noLater: 'Det här är den sista raden.',
  position: (row, all, line, length) =>
    `Rad ${whole(row)} av ${whole(all)}, rad ${whole(line)} i filen, ${tokens(length)}`,
  cutHere: (cut) => `${tokens(cut)} kapas från raden.`,
  skippedHere: (reason) => `Raden utelämnas: ${reason}.`,
  kept: 'behålls',
  cut: 'kapas för att få plats',
  skipped: 'utelämnas',
  fates: (kept, cut, skipped, reasons) =>
    `Av alla rader behålls ${whole(kept)}, ${whole(cut)} av dem kapas för att få plats, och ${whole(skipped)} utelämnas${reasons}.`,
  counting: (given, all) => `Räknar: ${whole(given)} av ${rows(all)} hittills.`,
  virtualToken: (number) => `virtuell token ${whole(number)}`,
  row: 'Raden, token för token',
  budget: 'Plats i modellen',
  budgetSentence: (used, maximum) =>
    used <= maximum
      ? `Med den längsta texten i varje fält skulle en rad ha ${tokens(used)}; ${whole(maximum)} får plats.`
      : `Med den längsta texten i varje fält skulle en rad ha ${tokens(used)}, men bara ${whole(maximum)} får plats.`,
  virtual: (count) => `${whole(count)} virtuella`,
  fixed: (count) => `${whole(count)} fast text`,
  field: (name, count) => `högst ${whole(count)} i ${name}`,
  free: (count) => `${whole(count)} lediga`,
  cost: (relative) =>
    relative < 1.05
      ? 'De virtuella token kostar nästan inget: ett träningssteg tar ungefär lika lång tid som utan dem.'
      : relative < 1.95
        ? `Ett träningssteg kostar ungefär ${whole(Math.round((relative - 1) * 20) * 5)} % mer än utan virtuella token.`
        : `Ett träningssteg kostar ungefär ${whole(Math.round(relative))} gånger så mycket som utan virtuella token.`,
};
