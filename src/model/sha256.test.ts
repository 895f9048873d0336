import { afterEach, expect, test, vi } from 'vitest';
import { sha256Hex } from './sha256';

afterEach(() => vi.unstubAllGlobals());

const abc = new TextEncoder().encode('abc');
/** From FIPS 180-2, appendix B. */
const digestOfAbc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

test('SHA-256 is the platform’s', async () => {
  expect(await sha256Hex(abc)).toBe(digestOfAbc);
});

test('SHA-256 is the same where the platform offers none', async () => {
  vi.stubGlobal('crypto', {});
  expect(await sha256Hex(abc)).toBe(digestOfAbc);
});
