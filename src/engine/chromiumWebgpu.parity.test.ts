import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../base/assert';
import { lookForChromium } from '../scripts/chromium.mjs';
import { firstDeparture } from '../testing/followRun';
import { compareLogits, compareSplicedLosses } from '../testing/forwardCases';
import { type ChecksBrowser, type ChecksPage, openChecks } from '../testing/inChromium/openChecks';
import { compareStepZero } from '../testing/stepZero';
import { storedRuns } from '../testing/tuningRun';

const TOLERANCE = 1e-4;
const executablePath = await lookForChromium();
const note = executablePath === undefined ? ' (skipped: no Chromium)' : '';

describe.skipIf(executablePath === undefined)(`a worker in Chromium${note}`, { timeout: 300_000 }, () => {
  let browser: ChecksBrowser | undefined;
  beforeAll(async () => {
    browser = await openChecks(executablePath ?? '');
  }, 300_000);
  afterAll(() => browser?.close());

  const openPage = async (): Promise<ChecksPage> => {
    if (browser === undefined) throw new Error('the browser did not start');
    return browser.openPage();
  };
  const expectSplicedLosses = async (page: ChecksPage): Promise<void> => {
    const compared = compareSplicedLosses(await page.check('spliced'), 1);
    expect(compared.map(({ title }) => title)).toHaveLength(2);
    for (const { title, loss, gradient } of compared) {
      expect(loss, title).toBeLessThan(TOLERANCE);
      expect(gradient, title).toBeLessThan(TOLERANCE);
    }
  };

  describe('with WebGPU', () => {
    let page: ChecksPage;

    it('opens it with a passed self-test and names its adapter', async () => {
      page = await openPage();
      const report = await page.check('open webgpu');
      expect(report).toMatchObject({ kind: 'webgpu', software: true, passedOver: [] });
      expect(report.steps.kind).toBe('fused');
      expect(report.adapter).not.toBe('');
      expect(Math.max(report.selfTest.loss, report.selfTest.gradient)).toBeLessThan(TOLERANCE);
    });

    it('has the logits of torch', async () => {
      expect(compareLogits(await page.check('logits'), 0)).toBeLessThan(TOLERANCE);
    });

    it('has the losses and gradients of spliced virtual tokens', () => expectSplicedLosses(page));

    it('has the gradients of step 0, exactly zero where torch has exactly zero', async () => {
      const compared = compareStepZero(await page.check('stepZero'));
      for (const { name, difference, strays } of compared) {
        expect(difference, name).toBeLessThan(TOLERANCE);
        expect(strays, name).toBe(0);
      }
      expect(compared.some(({ zeros }) => zeros > 0)).toBe(true);
    });

    it('follows torch for ten steps of the main run', async () => {
      const curve = await page.check('tenSteps');
      expect(curve.losses).toHaveLength(10);
      expect(firstDeparture(at(storedRuns(), 0), curve)).toBeUndefined();
    });

    it('computes the same by the kernels for graphics cards', async () => {
      expect(await page.check('graphicsKernels')).toBeLessThan(TOLERANCE);
    });

    it('calls its device lost when it goes away', async () => {
      expect(await page.check('lostDevice')).toMatchObject({ kind: 'device-lost', step: undefined });
    });
  });

  it('with WASM and threads has the losses and gradients of spliced virtual tokens', async () => {
    const page = await openPage();
    const report = await page.check('open wasm');
    expect(report).toMatchObject({ kind: 'wasm', threads: 2, passedOver: [] });
    await expectSplicedLosses(page);
  });
});
