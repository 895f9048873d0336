import { expect, test } from '@playwright/test';
import { writePromptTable } from '../src/table/promptTableFile';
import { plainConfig, plainTemplate } from '../src/testing/tuneRequest';
import { goTo, openStudio } from './support';

test('a table learned through another base is refused, with both fingerprints', async ({ page }) => {
  const foreign = writePromptTable({
    base: { name: 'another-gpt', fingerprint: 'f0'.repeat(32) },
    prompts: [
      {
        taskname: 'mood',
        version: 1,
        start: undefined,
        aliases: [],
        embeddings: new Float32Array(3 * 256),
        totalVirtualTokens: 3,
        hiddenSize: 256,
        template: plainTemplate,
        labels: ['good', 'bad'],
        config: plainConfig,
        metrics: undefined,
      },
    ],
    earlier: [],
    history: [],
  });
  await openStudio(page);
  await goTo(page, 'Export');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a file' }).click();
  await (await choosing).setFiles({
    name: 'prompt_table.safetensors',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(foreign),
  });
  const main = page.getByRole('main');
  await expect(main).toContainText('another-gpt');
  await expect(main).toContainText('f0f0f0f0f0f0');
  await expect(main).toContainText('studio-gpt-en-sv-7m');
  await expect(page.getByText('There is no prompt in the table yet.')).toBeVisible();
});
