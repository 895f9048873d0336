import { counted, rows as rowCount, tokens, whole } from '../../words/sv/format';
import { offerText, repairSentence } from './repairText.sv';
import type { dataText as english } from './text.en';

export const dataText: typeof english = {
  title: 'Data',
  lead: 'Märkta rader: JSON Lines, en JSON-lista eller CSV. Varje rad kontrolleras; bra rader går att använda vad som än är fel med de andra.',
  parts: {
    train: {
      title: 'Träningsrader',
      short: 'Träningsrader',
      lead: 'Det som de virtuella token lär sig av.',
    },
    validation: {
      title: 'Valideringsrader (valfritt)',
      short: 'Valideringsrader',
      lead: 'Följs under träningen för att hitta bästa steget. Utan fil avsätts en andel av träningsraderna.',
    },
    test: {
      title: 'Testrader (valfritt)',
      short: 'Testrader',
      lead: 'Bedöms en gång i slutet. Utan fil avsätts en andel av träningsraderna.',
    },
  },
  optional: 'Filer för validering och test',
  drop: (part) => `Släpp en fil här: ${part.toLowerCase()}`,
  dropHere: 'Släpp din fil här',
  dropHint: 'JSON Lines, en JSON-lista, CSV eller TSV: innehållet avgör. Inget lämnar den här webbläsaren.',
  dropNow: 'Släpp, så läses filen som träningsrader',
  replaceHint: 'Släpp eller klistra in en annan fil var som helst på den här sidan.',
  formatTitle: 'Så ser en fil ut',
  formatLead: 'Ett JSON-objekt per rad; varje rad har samma fält.',
  useExample: 'Läs exemplet',
  samplesTitle: 'Eller titta på en färdig datamängd',
  sampleFacts: (rows, labels) => `${rowCount(rows)}, ${counted(labels, 'etikett', 'etiketter')}`,
  pick: 'Välj en fil',
  paste: 'Klistra in rader',
  pasteLabel: 'Rader att läsa, ett JSON-objekt per rad',
  pasteRead: 'Läs raderna',
  pasteCancel: 'Stäng',
  pastedName: 'inklistrade rader',
  example:
    '{"text": "Spårvagnen var sen igen.", "label": "negativ"}\n{"text": "Stans bästa kaffe.", "label": "positiv"}',
  loadExample: 'Fyll i ett exempel',
  remove: 'Ta bort',
  cancel: 'Avbryt',
  reading: (name, read, total) => `Läser ${name}: ${read} av ${total}`,
  summary: (rows, errors) =>
    errors === 0
      ? `${counted(rows, 'rad klar', 'rader klara')}, inget att laga`
      : `${counted(rows, 'rad klar', 'rader klara')}, ${whole(errors)} behöver åtgärdas`,
  shapes: {
    'json-lines': '',
    'json-list': 'läst som en JSON-lista',
    'pretty-printed': 'läst som JSON över flera rader',
    'separated-values': 'läst som en tabell',
  },
  separated: {
    comma: 'läst som CSV med kommatecken',
    semicolon: 'läst som CSV med semikolon',
    tab: 'läst som en tabell med tabbar',
  },
  leftOut: (records) => `${counted(records, 'rad utelämnad', 'rader utelämnade')} av dig`,
  mending: 'genomför ändringen…',
  checking: 'kontrollerar mot mallarna…',
  meter: {
    ready: (rows) => counted(rows, 'klar', 'klara'),
    faulty: (rows) => `${whole(rows)} går inte att använda än`,
    leftOut: (rows) => counted(rows, 'utelämnad', 'utelämnade'),
  },
  noRows: 'Inga användbara rader än.',
  noRowsHint: 'Titta på problemen nedan: vart och ett säger var det är och vad du kan göra.',
  nothing: 'Det finns inga rader här.',
  nothingHint: 'Välj en annan fil eller klistra in rader: ett JSON-objekt per rad.',
  allLeftOut: 'Alla rader är utelämnade.',
  allLeftOutHint: (changes) => `Ta tillbaka några under ”${changes}”, eller välj en annan fil.`,
  from: (name, lines, size) => `${name} · ${rowCount(lines)} i filen · ${size}`,
  problems: {
    train: 'Problem',
    validation: 'Problem i valideringsraderna',
    test: 'Problem i testraderna',
  },
  problemsLead: 'Laga genom att trycka. Din fil ändras aldrig: ändringarna sparas vid sidan av.',
  allGood: 'Inget kvar att laga.',
  allGoodHint: 'Alla rader som är med går att använda. Dina ändringar står nedan.',
  showMore: 'Visa fler',
  showRow: 'Visa raden',
  offerOf: (offer, kind) => `${offer}: ${kind}`,
  severities: { error: 'Kostar rader', warning: 'Värt en titt', note: 'För kännedom' },
  group: (name, count) => `${name} (${count})`,
  saveReport: 'Ladda ned en rapport',
  reportName: 'problem.csv',
  kind: 'Slag',
  textAround: 'Text',
  what: 'Vad som är fel',
  hint: 'Vad du kan göra',
  offer: offerText,
  offerAt: (offer, line) => `${offer}, rad ${whole(line)}`,
  looking: 'Tittar efter…',
  proposal: (changed, leftOut) =>
    leftOut === 0
      ? `Detta ändrar ${rowCount(changed)}.`
      : leftOut === changed
        ? `Detta utelämnar ${rowCount(leftOut)}.`
        : `Detta ändrar ${rowCount(changed)}; ${whole(leftOut)} av dem utelämnas.`,
  apply: 'Genomför',
  changesTable: 'De första ändringarna, rad för rad',
  before: 'Före',
  after: 'Efter',
  isLeftOut: 'utelämnad',
  editLine: (line) => `Rad ${whole(line)} i filen`,
  saveLine: 'Spara raden',
  lineIsGood: 'Raden är bra nu.',
  changes: {
    train: 'Gjorda ändringar',
    validation: 'Ändringar av valideringsraderna',
    test: 'Ändringar av testraderna',
  },
  changesLead: (count) =>
    count === 0
      ? 'Alla ändringar är ångrade; de kan göras om.'
      : `${counted(count, 'ändring', 'ändringar')}; själva filen är som den var.`,
  changesList: 'Alla ändringar',
  undo: 'Ångra',
  redo: 'Gör om',
  nothingToUndo: 'Det finns ingen ändring att ångra.',
  nothingToRedo: 'Ingen ändring har ångrats.',
  changed: (how, change) =>
    how === 'undone' || how === 'taken-back' ? `Tillbakatagen: ${change}.` : `${change}.`,
  rowsChanged: (before, after) =>
    after === before
      ? 'Lika många rader som förut.'
      : after > before
        ? `${rowCount(after - before)} mer.`
        : `${rowCount(before - after)} mindre.`,
  close: 'Stäng',
  takeBack: 'Ta tillbaka',
  takeBackThis: (change) => `Ta tillbaka: ${change}`,
  nothingToSave: 'Det finns ingen rad att spara.',
  saveClean: 'Spara lagad data som JSONL',
  repairSentence,
  showing: (shown, all) => `Visar ${whole(shown)} av ${whole(all)}`,
  line: 'Rad',
  column: 'Tecken',
  rows: 'Rader',
  rowsTable: 'Tabell med alla rader',
  rowsLead: (rows) => `${counted(rows, 'användbar rad', 'användbara rader')}, med radnummer i filen.`,
  jumpLine: 'Rad',
  jump: 'Gå till raden',
  nextProblem: 'Nästa rad med problem',
  hasProblem: 'har ett problem',
  rowAt: (line) => `Posten på rad ${whole(line)}`,
  openRow: 'Tryck på ett radnummer för att se hela raden och redigera den.',
  columns: 'Kolumner',
  columnsLead: 'Vad varje kolumn är till för. Text och svar ändrar mallen, de andra datan.',
  columnRole: (name) => `Kolumnen “${name}”`,
  roles: {
    text: 'Text i mallen',
    answer: 'Svaret som ska läras in',
    unused: 'Används inte',
    taskname: 'Namnger uppgiften (taskname)',
    dropped: 'Utelämnas ur datan',
  },
  trim: 'Ta bort blankstegen runt namnet',
  changedColumns: 'Ändrade eller utelämnade',
  emptySample: 'tomt',
  lengths: 'Radernas längd',
  lengthsLead: (longest, maximum) =>
    `I token, virtuella inräknade. Den längsta raden har ${tokens(longest)}; modellen läser upp till ${whole(maximum)}.`,
  lengthsFate: (cut, out) =>
    cut === 0 && out === 0
      ? 'Alla rader får plats.'
      : `${counted(cut, 'rad kapas', 'rader kapas')} för att få plats, ${counted(out, 'utelämnas', 'utelämnas')}.`,
  lengthsSoFar: (given, rows) => `${whole(given)} av ${rowCount(rows)} räknade hittills.`,
  limit: (count) => `gräns ${whole(count)}`,
  asTable: 'Visa som tabell',
  tokens: 'Token',
  rowsHead: 'Rader',
  part: 'Del',
  seed: 'Slumpfrö',
  rules: 'Allt som kontrolleras',
  rulesLead:
    'En fil läses rad för rad; det här är allt som studion letar efter, med vad den säger om ett exempel.',
  openRules: 'Se allt som kontrolleras',
  balance: 'Etiketternas fördelning',
  balanceLead: (field) => `Värden i “${field}” och hur många rader som har dem.`,
  balanceOf: (taskname) => `Uppgiften “${taskname}”`,
  merge: (usual) => `Slå ihop med “${usual}”`,
  split: 'Hur raderna delas upp',
  splitNote:
    'Andelarna behåller etiketternas fördelning, och samma text hamnar aldrig i två delar. Slumpfröet avgör vem som hamnar var.',
  share: { validation: 'Andel för validering', test: 'Andel för test' },
  taskname: 'taskname',
};
