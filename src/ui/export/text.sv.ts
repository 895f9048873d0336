import { projectText } from './projectText.sv';
import type { exportText as english } from './text.en';

export const exportText: typeof english = {
  project: projectText,
  title: 'Exportera',
  lead: 'Prompttabellen: det som lärts in, som en liten fil. Den fungerar med samma frysta modell, här och på kommandoraden.',
  table: 'Prompttabell',
  tableLead: 'En inlärd prompt per uppgift, som slås upp med taskname.',
  empty: 'Det finns ingen prompt i tabellen än.',
  emptyHint: 'Träna en, eller öppna en tabell som du sparat tidigare.',
  goToTrain: 'Gå till Träna',
  goToExamples: 'Välj ett exempel',
  safetensorsNote:
    'De inlärda talen som de är, med mallar, etiketter och inställningar. Kan öppnas här igen.',
  jsonNote: 'Samma innehåll som text: större, och lätt att läsa med vilket program som helst.',
  elsewhere: 'Använd den utanför sidan',
  elsewhereLead:
    'Studions kommandorad besvarar nya rader med tabellen. Den skriver ett svar per rad, med poäng för varje etikett:',
  command: 'npm run predict -- --table prompt_table.safetensors --data new.jsonl --out answers.jsonl',
  openTitle: 'Hämta tillbaka en tabell',
  openLead: 'En tabell som laddats ned här kan öppnas igen, för basmodellen som den lärdes in med.',
  sizeOf: (tokens, width) => `${tokens} × ${width} tal`,
  accuracyOf: (accuracy, majority) =>
    majority === undefined ? accuracy : `${accuracy} (alltid vanligaste etiketten: ${majority})`,
  safetensors: 'Ladda ned prompt_table.safetensors',
  json: 'Ladda ned som JSON',
  open: 'Öppna en tabell',
  remove: (taskname) => `Ta bort ${taskname}`,
  removeShort: 'Ta bort',
  base: 'Basmodell',
  fingerprint: 'Fingeravtryck',
  virtualTokens: 'Virtuella token',
  template: 'Mall',
  encoder: 'Promptkodare',
  validationLoss: 'Bästa valideringsförlust',
  accuracy: 'Träffsäkerhet',
  macroF1: 'Makro-F1',
  labels: 'Etiketter',
  unknown: 'inte mätt',
  otherTables: (names) =>
    `Promptar för andra basmodeller är också kvar och kommer tillbaka med sin modell: ${names}.`,
};
