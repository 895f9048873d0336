import { defaultMaxNewTokens, defaultTuningConfig } from '../run/defaults';
import { initialEvaluate } from './evaluateState';
import { initialPredicting } from './predictingState';
import type { StudioState } from './state';
import { initialTableState } from './tableState';

/** A studio that nobody has used yet. */
export const initialState: StudioState = {
  view: {
    screen: 'home',
    theme: 'auto',
    locale: 'en',
    notices: [],
    milestone: undefined,
    saved: { kind: 'nothing' },
    restored: false,
  },
  samples: { kind: 'none' },
  data: { train: { kind: 'empty' }, validation: { kind: 'empty' }, test: { kind: 'empty' } },
  model: {
    wish: 'auto',
    backend: { kind: 'none' },
    base: undefined,
    loading: undefined,
    failure: undefined,
  },
  templates: {
    list: [],
    selected: 0,
    row: 0,
    preview: { kind: 'none' },
    removed: undefined,
    ignored: [],
    ticks: {},
  },
  settings: defaultTuningConfig,
  run: { kind: 'idle' },
  runs: { list: [], removed: undefined, checkpoint: undefined },
  tryOut: {
    taskname: undefined,
    fields: {},
    expected: undefined,
    isUnseen: false,
    writing: {
      maxNewTokens: defaultMaxNewTokens,
      isSampled: false,
      sampling: { temperature: 1, topK: undefined, topP: undefined, seed: 1 },
    },
    normalisation: 'sum',
    tuned: { kind: 'idle' },
    untuned: { kind: 'idle' },
  },
  table: initialTableState,
  incoming: { kind: 'none' },
  inside: { look: { kind: 'idle' }, removal: { kind: 'idle' } },
  evaluate: initialEvaluate,
  predicting: initialPredicting,
};
