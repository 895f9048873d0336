import { counted, listed } from '../../words/sv/format';
import type { importText as english } from './importText.en';

export const importText: typeof english = {
  title: 'Importera NeMo-konfiguration',
  reading: 'Läser…',
  found: (tasks, format) =>
    `${counted(tasks, 'uppgift', 'uppgifter')} hittades, skrivna som ${{ json: 'JSON', python: 'Python', yaml: 'YAML' }[format]}.`,
  notConfig: 'Ingen uppgiftsmall kunde läsas ur texten.',
  notConfigHint: 'Den kan ändå klistras in som vanlig text.',
  pick: 'Uppgift att importera',
  key: 'Nyckel',
  before: 'Här nu',
  after: 'Efter importen',
  unchanged: 'oförändrat',
  notGiven: 'finns inte i filen, ifyllt',
  unknown: (keys) =>
    `Används inte här, men sparas och skrivs ut igen: ${listed(keys.map((key) => `“${key}”`))}.`,
  replace: 'Ersätt den här uppgiften',
  add: 'Lägg till som uppgift',
  addAll: (tasks) => `Lägg till alla ${counted(tasks, 'uppgift', 'uppgifter')}`,
  plain: 'Klistra in som vanlig text',
  cancel: 'Avbryt',
  pasteTitle: 'Importera NeMo-konfiguration',
  pasteLabel: 'Konfiguration, som JSON, YAML eller Python',
  read: 'Läs den',
  nothingToRead: 'Klistra in någon text först.',
};
