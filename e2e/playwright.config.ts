import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { isolatedPort, plainPort } from './ports';

/** The Chromium that `npm test` found, else the system's, else Playwright's own. */
const systemChromium = '/usr/bin/chromium';
const chromium = process.env.CHROMIUM_PATH ?? (existsSync(systemChromium) ? systemChromium : undefined);

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  workers: 2,
  // What measures the page's own smoothness has the machine to itself, behind the stories and whatever became of them.
  projects: [
    { name: 'stories', testIgnore: 'smoothness.spec.ts', teardown: 'smoothness' },
    { name: 'smoothness', testMatch: 'smoothness.spec.ts', workers: 1 },
  ],
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${isolatedPort}/`,
    viewport: { width: 1280, height: 860 },
    trace: 'retain-on-failure',
    actionTimeout: 30_000,
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: [
        '--no-sandbox',
        '--enable-unsafe-webgpu',
        '--use-webgpu-adapter=swiftshader',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run',
      ],
    },
  },
  webServer: [
    {
      command: `node src/scripts/start.mjs --no-open --port ${isolatedPort}`,
      cwd: '..',
      url: `http://localhost:${isolatedPort}/`,
      timeout: 300_000,
    },
    {
      // Waits for the build of the first server: a file that is not there yet is answered with 404.
      command: `node plainServer.mjs ${plainPort}`,
      url: `http://localhost:${plainPort}/`,
      timeout: 300_000,
    },
  ],
});
