import { fileURLToPath } from 'node:url';

/** The root of the repository, with a trailing separator left out. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
