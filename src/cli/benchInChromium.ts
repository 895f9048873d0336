import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { build } from 'vite';
import { assert, assertUnreachable } from '../base/assert';
import type { BenchResult } from '../engine/bench/benchCase';
import type { BenchOrder, BenchWord } from '../engine/bench/benchMessages';
import { findChromium } from '../scripts/chromium.mjs';
import { root } from '../scripts/folders.mjs';
import { createStaticServer, listen } from '../scripts/staticServer.mjs';
import { type BenchAdapter, type BenchOptions, matmulSizes } from './benchOptions';

const page = 'src/engine/bench/bench.html';

/** The benchmark's page and worker, bundled as the studio's are. */
async function buildPage(folder: string): Promise<void> {
  await build({
    configFile: join(root, 'vite.config.ts'),
    root,
    publicDir: false,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, rollupOptions: { input: join(root, page) } },
  });
}

/** Flags that give WebGPU the adapter asked for; without a display Chromium offers none by itself. */
const adapterFlags = (adapter: BenchAdapter): readonly string[] =>
  adapter === 'swiftshader'
    ? ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader']
    : ['--enable-unsafe-webgpu', '--enable-features=Vulkan', '--use-angle=vulkan', '--ignore-gpu-blocklist'];

async function launch(adapter: BenchAdapter): Promise<Browser> {
  const executablePath = await findChromium();
  if (executablePath === undefined) throw new Error('no Chromium');
  const asRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath,
    args: [...adapterFlags(adapter), ...(asRoot ? ['--no-sandbox'] : [])],
  });
}

/** Opens the page, starts the case and waits for its last word. */
async function drive(
  browser: Browser,
  url: string,
  order: BenchOrder,
  say: (line: string) => void,
): Promise<BenchResult> {
  const tab = await browser.newPage();
  const result = new Promise<BenchResult>((resolve, reject) => {
    tab.on('crash', () => reject(new Error('the page crashed')));
    tab.on('pageerror', reject);
    tab.on('console', (message) => {
      if (message.type() !== 'info') return;
      const word: BenchWord = JSON.parse(message.text());
      switch (word.kind) {
        case 'line':
          return say(word.text);
        case 'measured':
          return resolve(word.result);
        case 'failed':
          return reject(new Error(word.reason));
        default:
          assertUnreachable(word);
      }
    });
  });
  await tab.goto(url);
  await tab.evaluate((given) => Reflect.get(globalThis, 'measure')(given), order);
  return result;
}

/** One case in headless Chromium, in a worker. */
export async function benchInChromium(
  options: BenchOptions,
  say: (line: string) => void,
): Promise<BenchResult> {
  const { shape, backend, steps, warmup, lossSteps, threads } = options;
  const folder = await mkdtemp(join(tmpdir(), 'studio-bench-'));
  await buildPage(folder);
  const server = await createStaticServer(folder);
  const port = await listen(server, 0);
  assert(port !== undefined, 'any free port will do');
  const browser = await launch(options.adapter);
  try {
    const request = { shape, backend, steps, warmup, lossSteps, matmulSizes };
    return await drive(browser, `http://localhost:${port}/${page}`, { request, threads }, say);
  } finally {
    await browser.close();
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}
