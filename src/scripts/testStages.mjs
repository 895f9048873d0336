import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { root } from './folders.mjs';
import {
  checkOutcome,
  nothing,
  readPlaywrightReport,
  readVitestReport,
  withExitCode,
} from './testReports.mjs';
import { runNode, toolPath } from './tool.mjs';

/** @typedef {import('./testReports.mjs').Outcome} Outcome */
/** @typedef {{ name: string, run: () => Promise<Outcome> }} Stage */

const reports = mkdtempSync(join(tmpdir(), 'studio-tests-'));
/** Device tests have Webgpu in the name of their file. */
const deviceTests = 'ebgpu';

/**
 * @template R
 * @param {string} file
 * @param {(report: R) => Outcome} read
 */
function readReport(file, read) {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** @param {string} name @param {string} packageName @param {string[]} args @param {string} [bin] @returns {Stage} */
function check(name, packageName, args, bin) {
  return {
    name,
    run: async () => checkOutcome(name, (await runNode(toolPath(packageName, bin), args)).code),
  };
}

/** @param {string} name @param {string[]} args @param {Record<string, string>} env @returns {Stage} */
function vitest(name, args, env) {
  return {
    name,
    run: async () => {
      const file = join(reports, `${name.replaceAll(' ', '-')}.json`);
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
      const { code } = await runNode(toolPath('vitest'), ['run', ...args, ...reporters], { env });
      return withExitCode(name, readReport(file, readVitestReport), code);
    },
  };
}

/** The kernels' device tests once more, in a page. @param {Record<string, string>} env @returns {Stage} */
function kernelsInChromium(env) {
  const name = 'kernels in Chromium';
  if (env.CHROMIUM_PATH === undefined)
    return { name, run: async () => ({ ...nothing(), skipped: [`${name}: no Chromium`] }) };
  return vitest(name, ['--config', 'src/testing/inChromium/vitest.config.ts'], env);
}

/** @param {string} name @param {Record<string, string>} env @returns {Stage} */
function playwright(name, env) {
  return {
    name,
    run: async () => {
      const file = join(reports, 'e2e.json');
      const args = ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'];
      const { code } = await runNode(toolPath('@playwright/test', 'playwright'), args, {
        env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
      });
      return withExitCode(name, readReport(file, readPlaywrightReport), code);
    },
  };
}

/**
 * What `npm test` runs, in order. `env` names the Chromium and the Vulkan driver.
 * @param {Record<string, string>} env
 * @returns {readonly Stage[]}
 */
export function testStages(env) {
  return [
    check('types', 'typescript', ['--noEmit'], 'tsc'),
    check('lint', '@biomejs/biome', ['check', '.'], 'biome'),
    vitest('unit tests and oracle parity', ['--exclude', `**/*${deviceTests}*.test.*`], env),
    vitest('device tests', [deviceTests, '--passWithNoTests'], env),
    kernelsInChromium(env),
    { name: 'build', run: async () => checkOutcome('build', (await ensureBuilt()).code) },
    {
      name: 'sizes of the page',
      run: async () =>
        checkOutcome('sizes of the page', (await runNode(join(root, 'src/scripts/pageSizes.mjs'), [])).code),
    },
    playwright('end-to-end tests', env),
  ];
}
