import type { runningText as english } from './runningText.en';

export const runningText: typeof english = {
  bar: 'Steg gjorda',
  step: 'Framsteg',
  loss: 'Förlust nu',
  best: 'Bästa validering',
  rate: 'Inlärningstakt',
  speed: 'Token per sekund',
  left: 'Tid',
  preparing: 'Körningen förbereds.',
  stopping: 'Körningen håller på att stanna.',
  stepNeedsPause: 'Pausa först; sedan kan ett steg i taget tas.',
  pausedNote:
    'Pausad. Fortsätt går vidare härifrån; Steg tränar ett steg; Stoppa och behåll avslutar körningen med det den har lärt sig.',
};
