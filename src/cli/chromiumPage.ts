import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { build } from 'vite';
import { assert } from '../base/assert';
import { root } from '../scripts/folders.mjs';
import { createStaticServer, listen } from '../scripts/staticServer.mjs';

/** A page of this repository that is not the studio: bundled as the studio is, isolated, on localhost. */
export interface ServedPage {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Bundles and serves an HTML file of the repository. `files`: a folder whose content is served beside it; `standIns`: files
 * that take the place of others, by the specifier that imports them.
 */
export async function servePage(
  page: string,
  options: { readonly files?: string; readonly standIns?: Readonly<Record<string, string>> } = {},
): Promise<ServedPage> {
  const folder = await mkdtemp(join(tmpdir(), 'studio-page-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await build({
      configFile: join(root, 'vite.config.ts'),
      root,
      publicDir: options.files ?? false,
      logLevel: 'error',
      resolve: { alias: options.standIns ?? {} },
      build: { outDir: folder, emptyOutDir: true, rollupOptions: { input: join(root, page) } },
    });
    const server = await createStaticServer(folder);
    const port = await listen(server, 0);
    assert(port !== undefined, 'any free port will do');
    return {
      url: `http://localhost:${port}/${page}`,
      close: async () => {
        server.close();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Headless Chromium with WebGPU, by the flags of `scripts/chromiumFlags.mjs`. */
export function launchChromium(executablePath: string, flags: readonly string[]): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...flags] });
}
