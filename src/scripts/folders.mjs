import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository, with a trailing separator left out. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Folder of the oracle files: `FIXTURES_DIR` when it is set (same layout), else the one of this repository. */
export const fixturesDir = resolve(process.env.FIXTURES_DIR || join(root, 'src/testing/fixtures'));
