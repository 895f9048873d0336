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
  safetensors: 'Ladda ned prompt_table.safetensors',
  json: 'Ladda ned som JSON',
  base: 'Basmodell',
  fingerprint: 'Fingeravtryck',
};
