import { peftObstacleText } from '../../words/sv/peftObstacle';
import { projectText } from './projectText.sv';
import type { exportText as english } from './text.en';

export const exportText: typeof english = {
  project: projectText,
  obstacle: peftObstacleText,
  title: 'Exportera',
  lead: 'Det som lärts in, som filer: för den här studion, dess kommandorad och andras verktyg.',
  empty: 'Det finns ingen prompt i tabellen än.',
  emptyHint: 'Träna en, eller hämta tillbaka en tabell som du sparat tidigare.',
  goToTrain: 'Gå till Träna',
  goToExamples: 'Välj ett exempel',
  takeTitle: 'Ta hem den',
  takeLead: 'Allt görs i den här webbläsaren; inget skickas någonstans.',
  what: 'Vad som ska tas med',
  wholeTable: 'Hela tabellen',
  exact: 'Exakt',
  partly: 'Delvis',
  notHere: 'Inte för den här mallen',
  opensIn: (where) => `Öppnas i ${where}.`,
  download: 'Ladda ned',
  downloadThis: (name) => `Ladda ned ${name}`,
  preparing: 'Förbereder…',
  formats: {
    zip: {
      name: 'Allt i en zip',
      holds:
        'Alla filer nedan, med ett modellkort: vad den är till för, mängden data, inställningar, resultat bredvid jämförelser, gränser.',
      exactness: 'Tabellen i den har de inlärda talen bit för bit.',
      opens: 'den här studion, och fil för fil i det som filen är till för',
    },
    safetensors: {
      name: 'prompt_table.safetensors',
      holds:
        'De inlärda talen med mallar, etiketter, inställningar, resultat, tidigare versioner och historik.',
      exactness: 'De inlärda talen bit för bit.',
      opens: 'den här studion, dess kommandorad och allt som läser safetensors',
    },
    json: {
      name: 'prompt_table.json',
      holds: 'Samma innehåll som text: större, och lätt att läsa med vilket program som helst.',
      exactness: 'Varje tal ger samma 32-bitsvärde när det läses igen.',
      opens: 'den här studion, dess kommandorad och varje program som läser JSON',
    },
    npy: {
      name: 'NumPy .npy',
      holds: 'Bara talen i en prompt, virtuella token × bredd: ingen mall, inga etiketter.',
      exactness: 'De inlärda talen bit för bit.',
      opens: 'NumPy, och i den här studion när du anger mallen',
    },
    peft: {
      name: 'PEFT-adapter',
      holds:
        'En mapp som Hugging Face PEFT skriver den: talen, adapter_config.json och en README med exakt den text som följer prompten.',
      exactness: 'PEFT ger samma svar: dess virtuella token står före texten, som i den här mallen.',
      opens: 'Python med transformers och PEFT från 0.14, och i den här studion',
    },
    nemo: {
      name: 'NeMo-uppgiftskonfiguration',
      holds: 'Uppgifternas mallar som YAML med namnen i NeMos p-tuning. Inga inlärda tal.',
      exactness: 'Mallarna som de är; de inlärda talen följer med de andra filerna.',
      opens: 'NeMo 1.10 till 1.22 för träning där, och på den här studions skärm Mall',
    },
  },
  noteOnly: 'Nedladdningen är i stället en Pythonfil med raderna.',
  noteForSome: 'En adapter för varje prompt som PEFT kan köra; för de andra en Pythonfil med raderna.',
  spliceLead:
    'PEFT kan bara sätta virtuella token före texten. Med enbart transformers går det: den här Pythonfilen sätter tabellens rader där mallen har dem.',
  card: 'Modellkort',
  cardLead: 'Det läggs i zip-filen som README.md. Det som inte är känt sägs vara okänt.',
  base: 'Basmodell',
  fingerprint: 'Fingeravtryck',
  elsewhere: 'Använd den utanför sidan',
  elsewhereLead:
    'Studions kommandorad besvarar nya rader med tabellen. Den skriver ett svar per rad, med poäng för varje etikett:',
  command: 'npm run predict -- --table prompt_table.safetensors --data new.jsonl --out answers.jsonl',
};
