import { join } from 'node:path';
import { launchChromium, servePage } from '../../cli/chromiumPage';
import { deviceTestFlags } from '../../scripts/chromiumFlags.mjs';
import { fixturesDir } from '../fixtures';
import type { CheckAnswer, CheckName, Checks } from './checkMessages';

/** A page of Chromium with one worker. */
export interface ChecksPage {
  /** Rejects when the worker cannot answer. */
  check<Name extends CheckName>(name: Name): Promise<Checks[Name]>;
}

export interface ChecksBrowser {
  /** A new page with a worker that has no backend yet. */
  openPage(): Promise<ChecksPage>;
  close(): Promise<void>;
}

/** Bundles the checks as the studio is bundled, serves them with the fixtures beside them, and starts Chromium. */
export async function openChecks(executablePath: string): Promise<ChecksBrowser> {
  const served = await servePage('src/testing/inChromium/checks.html', {
    files: fixturesDir,
    standIns: { './fixtures': join(import.meta.dirname, 'fixturesOverHttp.ts') },
  });
  const browser = await launchChromium(executablePath, deviceTestFlags).catch(async (error: unknown) => {
    await served.close();
    throw error;
  });
  return {
    openPage: async () => {
      const tab = await browser.newPage();
      await tab.goto(served.url);
      return {
        check: async <Name extends CheckName>(name: Name) => {
          const answer: CheckAnswer = await tab.evaluate(
            (given) => Reflect.get(globalThis, 'check')(given),
            name,
          );
          if (answer.kind === 'failed') throw new Error(answer.reason);
          return answer.value as Checks[Name];
        },
      };
    },
    close: async () => {
      await browser.close();
      await served.close();
    },
  };
}
