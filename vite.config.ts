import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Isolation headers let WASM use threads; the app also works where a static host sets none. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/**
 * tfjs's WebGPU package registers all of its kernels on import. A built page takes those that the engine uses; the file that
 * names them must itself see the package's own parts.
 */
const usedWebgpuKernels = (): Plugin => ({
  name: 'used-webgpu-kernels',
  apply: 'build',
  enforce: 'pre',
  resolveId: {
    filter: { id: /^@tensorflow\/tfjs-backend-webgpu$/ },
    handler: () => fileURLToPath(new URL('src/engine/webgpuParts.ts', import.meta.url)),
  },
});

const pageFile = fileURLToPath(new URL('index.html', import.meta.url));

/**
 * The page's own script is imported by the first one, beside the language. Naming it in the HTML lets the browser
 * fetch all of it at once instead of one after the other.
 */
const preloadPage = (): Plugin => ({
  name: 'preload-page',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle, filename }) => {
      // Benches and device tests build pages of their own with these settings.
      if (filename !== pageFile) return [];
      const chunks = Object.values(bundle ?? {}).flatMap((output) => (output.type === 'chunk' ? output : []));
      const page = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith('/src/main.tsx'));
      if (page === undefined) throw new Error('The page is no longer a chunk of its own');
      const needed = new Set([page]);
      // A set goes on over what is added to it, so this follows imports to their end.
      for (const { imports } of needed)
        for (const chunk of chunks) if (imports.includes(chunk.fileName)) needed.add(chunk);
      const link = (rel: string) => (file: string) => ({
        tag: 'link',
        attrs: { rel, crossorigin: true, href: `./${file}` },
        injectTo: 'head' as const,
      });
      const styles = [...needed].flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]);
      return [
        ...[...needed].map(({ fileName }) => fileName).map(link('modulepreload')),
        ...styles.map(link('stylesheet')),
      ];
    },
  },
});

export default defineConfig({
  base: './',
  resolve: {
    // The template's editor has no language to parse; the file says why.
    alias: {
      '@codemirror/language': fileURLToPath(new URL('src/ui/template/editor/noLanguage.ts', import.meta.url)),
    },
  },
  plugins: [react(), preloadPage()],
  worker: {
    format: 'es',
    plugins: () => [usedWebgpuKernels()],
    // WebKit runs a worker's first file anew when another file imports from it, and two engines then answer every call. So
    // what a worker needs at its start stands in a file beside its first one, which nobody imports.
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'thread', tags: ['$initial'], test: /^(?!.*\.worker\.ts)/ }] },
      },
    },
  },
  server: { headers: isolation },
  preview: { headers: isolation },
  // The manifest tells the size check which file belongs to which screen.
  build: { target: 'es2022', manifest: true },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
