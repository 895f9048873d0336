import { whole } from '../../words/sv/format';
import { barText, editorText, partsText } from './editorText.sv';
import { problemsText } from './fixText.sv';
import { importText } from './importText.sv';
import { previewText } from './previewText.sv';
import type { templateText as english } from './text.en';

export const templateText: typeof english = {
  title: 'Mall',
  lead: 'Hur en rad blir text för modellen, och var dess virtuella token står.',
  tasks: 'Uppgifter',
  add: 'Lägg till en uppgift',
  remove: 'Ta bort uppgiften',
  removed: (taskname) => `Uppgiften “${taskname}” är borttagen.`,
  undoRemove: 'Hämta tillbaka den',
  keepRemoved: 'Stäng',
  unnamed: (place) => `Uppgift ${whole(place)}`,
  open: 'Öppna mallar',
  save: 'Spara mallar',
  settings: 'Uppgift och roller',
  taskname: 'taskname',
  tasknameHelp: 'Namnger uppgiften i data, mallar och prompttabellen.',
  truncateField: 'Fält att kapa när en rad är för lång',
  truncateHelp: 'Kapas från slutet, token för token.',
  none: 'Inget: utelämna sådana rader',
  answerField: 'Svarsfält',
  answerHelp: 'Det som modellen ska säga. Det kommer sist.',
  noAnswer: 'Inget',
  answerOnlyLoss: 'Lär bara av svaret',
  answerOnlyHelp: 'Av: varje token efter den första ger förlust.',
  spacing: 'NeMos blanksteg från 2022',
  spacingHelp:
    'Tar bort blanktecken på båda sidor om virtuella token, som den tidens tokeniserare gjorde. Av: behålls som skrivet.',
  empty: 'Det finns ingen mall än.',
  emptyHint: 'Öppna data så görs en fungerande mall av kolumnerna, eller börja med en tom.',
  start: 'Gör en mall',
  version: {
    trained: 'Det här är mallen som den inlärda prompten tränades med.',
    newer: 'Det här är en ny version, inte tränad än.',
    newerHint:
      'Uppgiftens inlärda prompt behåller mallen som den tränades med: Testrum och Exportera fortsätter att använda den. När den här versionen tränas får den en ny prompt i stället.',
    trainedText: 'Tränad med',
    back: 'Tillbaka till den tränade mallen',
  },
  editor: editorText,
  parts: partsText,
  bar: barText,
  problems: problemsText,
  preview: previewText,
  import: importText,
};
