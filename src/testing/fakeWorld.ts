import type { BackendReport, Desk, Engine, ModelReport } from '../bridge/contract';
import { createDesk } from '../bridge/deskCore';
import type { Shelf, StudioWorld } from '../studio/kit';
import type { Preferences } from '../studio/preferences';

export const wasmReport: BackendReport = {
  kind: 'wasm',
  adapter: 'WebAssembly, 1 thread',
  features: ['simd'],
  software: true,
  threads: 1,
  selfTest: { loss: 0, gradient: 0 },
  steps: { kind: 'composed', obstacle: undefined },
  passedOver: [],
};

export const tinyModel: ModelReport = {
  name: 'tiny',
  fingerprint: 'ab'.repeat(32),
  layers: 1,
  hiddenSize: 2,
  heads: 1,
  vocabSize: 4,
  positions: 64,
  parameters: 10,
  weightBytes: 40,
};

/** A shelf in memory. */
export function memoryShelf(): Shelf & { readonly values: Map<string, unknown> } {
  const values = new Map<string, unknown>();
  return {
    values,
    get: async (key) => values.get(key),
    put: async (key, value) => void values.set(key, value),
  };
}

/** Preferences in memory. */
export function memoryPreferences(): Preferences {
  const values = new Map<string, string>();
  return { get: (name) => values.get(name), set: (name, value) => void values.set(name, value) };
}

/** A world for a studio under test: the real desk without a tokenizer, and whatever the test hands in. */
export function buildWorld(
  parts: Partial<StudioWorld> & { readonly openEngine: () => Engine },
): StudioWorld & { readonly given: Map<string, Blob> } {
  const given = new Map<string, Blob>();
  const desk: Desk = { ...createDesk(), loadTokenizer: async () => ({ vocabSize: 4 }) };
  return {
    given,
    desk,
    shelf: memoryShelf(),
    preferences: memoryPreferences(),
    languages: ['en'],
    shippedUrl: (path) => `http://studio.test/${path}`,
    fetchShipped: async () => new Blob(['[]']),
    newRunId: () => 'run-1',
    now: () => 1_700_000_000_000,
    lockTraining: async () => () => undefined,
    giveFile: (name, content) => void given.set(name, content),
    ...parts,
  };
}
