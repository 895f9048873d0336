import { defineConfig } from '@playwright/test';
import config from './playwright.config';

/** Not a test: `npm run screens` takes the pictures of `e2e/screens/`. */
export default defineConfig({
  ...config,
  projects: [{ name: 'screens', testMatch: 'takeScreens.ts' }],
  timeout: 900_000,
});
