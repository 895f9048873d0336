import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { lookForChromium } from '../../scripts/chromium.mjs';
import { deviceTestFlags } from '../../scripts/chromiumFlags.mjs';
import { fixturesDir, root } from '../../scripts/folders.mjs';

const executablePath = await lookForChromium();
if (executablePath === undefined) throw new Error('No Chromium: name one by CHROMIUM_PATH');

/** A file that takes the place of `name`, from whatever folder that is imported. */
const standIn = (name: string, file: string) => ({
  find: new RegExp(`^\\..*/${name}$`),
  replacement: join(import.meta.dirname, file),
});

/** The device tests of the fused engine, kernel by kernel, in a page of Chromium: the files that Node runs on Dawn. */
export default defineConfig({
  root,
  publicDir: fixturesDir,
  cacheDir: join(root, '.cache', 'kernelsInChromium'),
  resolve: { alias: [standIn('nodeGpu', 'pageGpu.ts'), standIn('fixtures', 'fixturesOverHttp.ts')] },
  // `node_modules` may be a link to a folder elsewhere.
  server: { fs: { allow: [root, realpathSync(join(root, 'node_modules'))] } },
  test: {
    include: ['src/engine/fused/**/*Webgpu.test.ts'],
    // Hundreds of whole steps, and as many by WASM: `engine/chromiumWebgpu.parity.test.ts` follows steps in Chromium.
    exclude: ['**/fusedAgainstComposedWebgpu.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // All pages share one GPU process, so a second one at the same time only gets in the way.
    maxWorkers: 1,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath, args: deviceTestFlags } }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
