import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { goTo, openStudio, prepareShortRun, screens } from './support';

async function expectNoFindings(page: Page, place: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const findings = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect(findings, place).toEqual([]);
}

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen, empty or in use, in the ${theme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await openStudio(page);
    for (const screen of screens) {
      await goTo(page, screen);
      await expectNoFindings(page, `${screen}, empty`);
    }
    await prepareShortRun(page, 2);
    await page.getByRole('button', { name: 'Start training' }).click();
    await expect(page.getByText(/Training is done/)).toBeVisible({ timeout: 60_000 });
    for (const screen of screens) {
      await goTo(page, screen);
      await page.waitForTimeout(200);
      await expectNoFindings(page, `${screen}, in use`);
    }
    await page.getByRole('contentinfo').getByRole('button').first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNoFindings(page, 'Model and engine');
  });
}
