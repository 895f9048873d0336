import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Isolation headers let WASM use threads; the app also works where a static host sets none. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/**
 * tfjs starts its WASM threads from the text of the module's factory function, so that function may name nothing from
 * around it. Its one outer name, the script's address, is never set in a module; a minifier would rename it and every
 * thread would die of a ReferenceError.
 */
const selfContainedWasmFactory = (): Plugin => ({
  name: 'self-contained-wasm-factory',
  transform: {
    filter: { id: /tfjs-backend-wasm-threaded-simd\.js/ },
    handler: (code) => {
      const start = code.indexOf('function(WasmBackendModuleThreadedSimd)');
      if (start < 0) throw new Error('The WASM factory of tfjs has changed its shape');
      return code.slice(0, start) + code.slice(start).replaceAll('_scriptDir', 'undefined');
    },
  },
});

export default defineConfig({
  base: './',
  plugins: [react()],
  worker: { format: 'es', plugins: () => [selfContainedWasmFactory()] },
  server: { headers: isolation },
  preview: { headers: isolation },
  build: { target: 'es2022' },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
