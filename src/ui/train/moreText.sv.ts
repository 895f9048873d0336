import type { moreText as english } from './moreText.en';

export const moreText: typeof english = {
  seed: 'Slumpfrö',
  batchSize: 'Rader per steg',
  passSize: 'Rader per omgång',
  passSizeHelp: 'Färre tar mindre minne. Ett stegs omgångar läggs ihop.',
  maxSteps: 'Högst antal steg',
  maxStepsHelp: '0: så många som epokerna behöver.',
  initialisation: 'Virtuella token börjar som',
  initialisations: [
    { id: 'vocabulary', name: 'Ord dragna ur ordförrådet' },
    { id: 'text', name: 'Orden i taskname' },
    { id: 'random', name: 'Slumptal' },
  ],
  lossOver: 'Förlust över',
  lossOverHelp: 'Bara etiketter lär snabbare; svaret väljs då bland etiketternas token.',
  lossOvers: [
    { id: 'auto', name: 'Etiketter när de är få, annars alla token' },
    { id: 'vocabulary', name: 'Alla token' },
    { id: 'candidates', name: 'Bara etiketternas token' },
  ],
  optimiser: 'Optimerare',
  optimisers: [
    { id: 'adamw', name: 'AdamW' },
    { id: 'adam', name: 'Adam' },
  ],
  weightDecay: 'Viktavtagande',
  schedule: 'Inlärningstaktens förlopp',
  schedules: [
    { id: 'cosine', name: 'Cosinus med uppvärmning' },
    { id: 'constant', name: 'Konstant' },
  ],
  warmup: 'Uppvärmningssteg',
  maxLength: 'Längsta rad i token',
  maxLengthHelp: '0: det som modellen kan läsa.',
  earlyStop: 'Sluta i förtid',
  earlyStopHelp: 'När valideringsförlusten inte har sjunkit på tio valideringar.',
  conditioning: 'Betinga på taskname',
  conditioningHelp: 'Lägger orden i taskname i kodaren.',
};
