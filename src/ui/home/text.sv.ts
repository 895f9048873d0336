import { counted, rows } from '../../words/sv/format';
import type { homeText as english } from './text.en';

export const homeText: typeof english = {
  title: 'Hem',
  hero: 'Lär en liten språkmodell din uppgift',
  lead: 'P-tuning lär in en handfull virtuella token och lämnar själva modellen orörd. Ta med märkta rader, se förlusten falla, och ta hem den inlärda prompten som en liten fil.',
  strip: {
    before: [1, 2],
    words: 'Orderingången steg kraftigt i våras.',
    after: [3, 4, 5, 6],
    cue: 'omdöme:',
    answer: 'positivt',
    caption:
      'De numrerade blocken är virtuella token: platser utan ord som träningen fyller. Det understrukna svaret är allt som modellen behöver lära sig att säga.',
  },
  privacy:
    'Inget lämnar webbläsaren: data, modell och träning stannar på din enhet om du inte själv laddar ned dem.',
  storage: (size) => `Sparat i webbläsaren till nästa besök: ${size}.`,
  workTitle: 'Ditt arbete',
  work: (name, count, prompts) =>
    `${name}: ${counted(count, 'användbar rad', 'användbara rader')}${prompts === 0 ? '' : `, ${counted(prompts, 'inlärd prompt', 'inlärda promptar')}`}.`,
  goOn: (screen) => `Fortsätt: ${screen}`,
  nextSteps: {
    data: 'Härnäst: titta på raderna som behöver åtgärdas.',
    template: 'Härnäst: gör klart mallen, texten som varje rad sätts in i.',
    train: 'Härnäst: träna. Allt som behövs finns här.',
    playground: 'Härnäst: fråga modellen med och utan den inlärda prompten, sida vid sida.',
  },
  noGpu: {
    what: 'Träningen körs på processorn.',
    hint: 'WebGPU kan inte användas här, så ett grafikkort kan inte hjälpa till. Allt fungerar, bara långsammare: ett exempel tar några minuter.',
  },
  noGpuMore: 'Varför, och vad som hjälper',
  samples: 'Börja med ett exempel',
  samplesLead: 'Ett tryck läser in modellen, datan och en mall, och börjar träna.',
  sampleFacts: (language, count, labels) =>
    `${language} · ${rows(count)} · ${counted(labels, 'etikett', 'etiketter')}`,
  sampleTexts: {
    'finance-sentiment': {
      title: 'Finansrubriker',
      about:
        'Engelska rubriker och korta rapportmeningar, var och en positiv, negativ eller neutral för bolaget eller marknaden.',
    },
    'assistant-intents': {
      title: 'Avsikter till en assistent',
      about: 'Engelska önskemål till en hemassistent, besvarade med avsikten och uppgifter ur texten.',
    },
    'omdomen-sv': {
      title: 'Svenska omdömen',
      about:
        'Svenska omdömen och kommentarer om böcker, kaféer, spårvagnar, appar och mycket annat: positiva, negativa eller neutrala.',
    },
  },
  train: 'Träna exemplet',
  look: 'Bara öppna',
  ownTitle: 'Använd egen data',
  ownLead:
    'Ett JSON-objekt per rad, till exempel {"text": "…", "label": "…"}; en JSON-lista eller en tabell (CSV, TSV) går också bra.',
  own: 'Öppna egen data',
  openTable: 'Öppna en tidigare prompttabell',
  waiting: 'Läser listan med exempel…',
  busy: 'En körning pågår. Stoppa den under Träna innan du startar en annan.',
  languages: { en: 'engelska', sv: 'svenska' },
};
