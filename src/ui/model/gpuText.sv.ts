import { assertUnreachable } from '../../base/assert';
import type { BackendObstacle } from '../../run/backendObstacle';
import { byteSize, whole } from '../../words/sv/format';
import { type BrowserFamily, type Platform, settingsPages } from './gpuSupport';
import type { gpuText as english } from './gpuText.en';

function obstacleSentence(obstacle: BackendObstacle): string {
  switch (obstacle.kind) {
    case 'insecure-page':
      return 'Sidan öppnades över vanlig http, och webbläsare ger bara WebGPU till https och localhost.';
    case 'no-webgpu':
      return 'Webbläsaren har ingen WebGPU, eller så är den avstängd.';
    case 'no-adapter':
      return 'Webbläsaren har WebGPU, men hittade inget grafikkort eller har spärrat det.';
    case 'software-adapter':
      return `Webbläsaren beräknar grafik i programvara (${obstacle.adapter}). Processorn ensam är snabbare för det här, så den används i stället.`;
    case 'limit-too-low':
      return `Grafikadaptern tillåter ${amount(obstacle.limit, obstacle.offered)} för ${obstacle.limit}; motorn behöver ${amount(obstacle.limit, obstacle.needed)}.`;
    case 'did-not-start':
      return `Motorn startade inte på grafikkortet: ${obstacle.message}`;
    case 'self-test-off':
      return 'Grafikkortet räknade fel på ett känt exempel, så dess resultat går inte att lita på.';
    case 'self-test-stopped':
      return `Motorn stannade medan den räknade på ett känt exempel: ${obstacle.message}`;
    default:
      return assertUnreachable(obstacle);
  }
}

const amount = (limit: string, value: number): string =>
  /Size$/.test(limit) && !/Workgroup/.test(limit) ? byteSize(value) : whole(value);

const acceleration = (family: BrowserFamily): readonly string[] => {
  const { acceleration: page, report } = settingsPages[family];
  return [
    page === undefined
      ? 'Slå på maskinvaruacceleration i webbläsarens inställningar och starta om den.'
      : `Slå på maskinvaruacceleration på ${page} och starta om webbläsaren.`,
    ...(report === undefined ? [] : [`${report} visar vad webbläsaren anser om ditt grafikkort.`]),
  ];
};

const linux = (family: BrowserFamily, platform: Platform): readonly string[] =>
  platform !== 'linux' || settingsPages[family].linuxFlags.length === 0
    ? []
    : [
        `På Linux kan WebGPU vara avstängd från början; prova ${settingsPages[family].linuxFlags.join(' och ')}.`,
      ];

const driver = 'Uppdatera grafikkortets drivrutin och webbläsaren.';

function advice(obstacle: BackendObstacle, family: BrowserFamily, platform: Platform): readonly string[] {
  switch (obstacle.kind) {
    case 'insecure-page':
      return ['Öppna sidan med dess https-adress, eller kör den på den här datorn (npm start) på localhost.'];
    case 'no-webgpu':
      return ['Uppdatera webbläsaren, eller öppna sidan i någon av dem nedan.', ...linux(family, platform)];
    case 'no-adapter':
    case 'software-adapter':
      return [...acceleration(family), ...linux(family, platform), driver];
    case 'limit-too-low':
      return ['Använd en mindre modell, eller en dator med ett större grafikkort.', driver];
    case 'did-not-start':
    case 'self-test-off':
    case 'self-test-stopped':
      return ['Stäng andra sidor som använder grafikkortet och starta motorn igen.', driver];
    default:
      return assertUnreachable(obstacle);
  }
}

export const gpuText: typeof english = {
  title: 'Varför grafikkortet inte används',
  rungs: {
    'secure-page': 'Sidan ligger på https eller localhost',
    api: 'Webbläsaren har WebGPU',
    adapter: 'Webbläsaren ger den en grafikadapter',
    hardware: 'Adaptern är ett grafikkort, inte programvara',
    limits: 'Adaptern är tillräckligt stor',
    start: 'Motorn startar på den och räknar rätt',
  },
  states: { passed: 'ja', failed: 'nej', untried: 'inte prövat' },
  obstacleSentence,
  adviceTitle: 'Vad som kan hjälpa',
  advice,
  browsersTitle: (date) => `Webbläsare med WebGPU, per ${date}`,
  browser: (name, version, systems) => `${name} ${version} eller senare på ${systems}`,
  stillWorks:
    'Allt fungerar utan den: data, mallar, testrummet, export, och träning på processorn, som tar minuter där ett grafikkort tar sekunder.',
  report: 'Teknisk rapport',
  copyReport: 'Kopiera rapporten',
  copied: 'Kopierad.',
};
