import { findChromium } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { sumOutcomes } from './testReports.mjs';
import { say } from './tool.mjs';
import { vulkanEnvironment } from './vulkan.mjs';

/** `npm test`: every stage runs, whatever the earlier ones said; the last line alone holds the sums. */
const print = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);

await ensureInstalled();
const chromium = await findChromium();
/** @type {Record<string, string>} */
const env = {
  ...(chromium === undefined ? {} : { CHROMIUM_PATH: chromium }),
  ...vulkanEnvironment(chromium),
};
if (env.VK_ICD_FILENAMES !== undefined) say(`Vulkan for WebGPU in Node: ${env.VK_ICD_FILENAMES}`);

const { testStages } = await import('./testStages.mjs');
const lines = [];
const outcomes = [];
for (const { name, run } of testStages(env)) {
  print(`\n── ${name} ──`);
  const started = performance.now();
  const outcome = await run();
  outcomes.push(outcome);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  lines.push(
    `${name}: ${outcome.passed} passed, ${outcome.failed} failed, ${outcome.skipped.length} skipped (${seconds} s)`,
  );
}
const { passed, failed, failures, skipped } = sumOutcomes(outcomes);
print(`\n${lines.join('\n')}`);
for (const name of skipped) print(`skipped: ${name}`);
for (const name of failures) print(`failed: ${name}`);
print(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
