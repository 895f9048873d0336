import type { projectText as english } from './projectText.en';

export const projectText: typeof english = {
  title: 'Projekt',
  lead: 'Hela arbetet som en fil: mallar, inställningar, alla körningar med sina kurvor och alla prompttabeller. Den öppnas här igen i samma läge.',
  choices: {
    checkpoint: (size) => `Med kodare och optimerare från den senaste körningen (${size})`,
    heldOut: (size) => `Med undanhållna rader (${size})`,
    data: (size) => `Med data (${size})`,
  },
  helps: {
    checkpoint: 'Så att träningen kan fortsätta precis där den stannade. En prompttabell behöver dem inte.',
    heldOut: 'Så att varje uppgift i tabellen kan bedömas igen senare.',
    data: 'Alla filer som du öppnade dem, med dina rättelser. Utan dem öppnas projektet bredvid de data som finns.',
  },
  rowsInside: {
    what: 'Filen kommer att innehålla dina rader.',
    hint: 'Ge den bara till dem som får läsa raderna.',
  },
  save: 'Spara projektet',
  open: 'Öppna ett projekt',
  running: 'En körning pågår. Stoppa den under Träna först.',
};
