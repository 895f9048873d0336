import { describe, expect, it } from 'vitest';
import { readDataSource } from './readDataSource';

const rows = 30_000;
const bytes = new TextEncoder().encode(
  Array.from({ length: rows }, (_, i) => `{"text":"row number ${i}, to fill some space","label":"å"}\n`).join(
    '',
  ),
);

describe('reading a whole source', () => {
  it('reads bytes and Blobs alike and tells how far it is', async () => {
    for (const source of [bytes, new Blob([bytes])]) {
      const progress: number[] = [];
      const data = await readDataSource(
        { name: 'a', bytes: source },
        { onProgress: (n) => progress.push(n) },
      );
      expect(data.dataset.examples.length).toBe(rows);
      expect(data.bytes).toBe(bytes.length);
      expect(progress.length).toBeGreaterThan(1);
      expect(progress.at(-1)).toBe(bytes.length);
    }
  });

  it('stops when told to, also in the middle', async () => {
    const controller = new AbortController();
    const reading = readDataSource(
      { name: 'a', bytes },
      { signal: controller.signal, onProgress: () => controller.abort() },
    );
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});
