import { whole } from '../../words/sv/format';
import type { runningText as english } from './runningText.en';

export const runningText: typeof english = {
  bar: 'Steg gjorda',
  rowsBar: 'Rader gjorda',
  step: 'Framsteg',
  loss: 'Förlust nu',
  best: 'Bästa validering',
  rate: 'Inlärningstakt',
  speed: 'Token per sekund',
  left: 'Tid',
  preparing: 'Körningen förbereds.',
  stopping: 'Körningen håller på att stanna.',
  stepNeedsPause: 'Pausa först; sedan kan ett steg i taget tas.',
  pausedAt: (step, loss) =>
    `Pausad efter steg ${whole(step)} med förlusten ${loss}. Fortsätt går vidare därifrån; Steg tränar ett steg.`,
  keepNote:
    'Stoppa och behåll slutar här och behåller den bästa prompten hittills. Kasta behåller inget av körningen.',
};
