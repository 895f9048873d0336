import type { Browser } from 'playwright-core';
import { assertUnreachable } from '../base/assert';
import type { BenchResult } from '../engine/bench/benchCase';
import type { BenchOrder, BenchWord } from '../engine/bench/benchMessages';
import { findChromium } from '../scripts/chromium.mjs';
import { chromiumFlags } from '../scripts/chromiumFlags.mjs';
import { type BenchOptions, matmulSizes } from './benchOptions';
import { launchChromium, servePage } from './chromiumPage';

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
  const { shape, backend, engines, without, promptAt, steps, warmup, lossSteps, threads, adapter } = options;
  const executablePath = await findChromium();
  if (executablePath === undefined) throw new Error('no Chromium');
  const browser = await launchChromium(
    executablePath,
    chromiumFlags(adapter === 'swiftshader' ? adapter : 'default'),
  );
  try {
    const page = await servePage('src/engine/bench/bench.html');
    const request = { shape, backend, engines, without, promptAt, steps, warmup, lossSteps, matmulSizes };
    return await drive(browser, page.url, { request, threads }, say).finally(page.close);
  } finally {
    await browser.close();
  }
}
