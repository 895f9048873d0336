import { describe, expect, it } from 'vitest';
import { putBlobs } from './putBlobs';

/** A store that keeps what `isRefused` lets it; asks are counted. */
function buildStore(isRefused: (value: unknown) => DOMException | undefined) {
  const kept: unknown[] = [];
  let asks = 0;
  const put = async (value: unknown): Promise<void> => {
    asks++;
    const refusal = isRefused(value);
    if (refusal !== undefined) throw refusal;
    kept.push(value);
  };
  return { put, kept, asks: () => asks };
}
const rows = { name: 'rows.jsonl', bytes: new Blob(['{"a": 1}']), repairs: ['x'] };
const noBlobs = (value: unknown): DOMException | undefined =>
  Object.values(value as object).some((member) => member instanceof Blob)
    ? new DOMException('Error preparing Blob/File data', 'UnknownError')
    : undefined;

describe('keeping a value with Blobs', () => {
  it('keeps the value as it is where the browser stores Blobs', async () => {
    const store = buildStore(() => undefined);
    await putBlobs(store.put, rows);
    expect(store.kept).toEqual([rows]);
    expect(store.asks()).toBe(1);
  });

  it('keeps the bytes where it does not', async () => {
    const store = buildStore(noBlobs);
    await putBlobs(store.put, rows);
    const [kept] = store.kept as { readonly bytes: ArrayBuffer }[];
    expect(kept).toMatchObject({ name: 'rows.jsonl', repairs: ['x'] });
    expect(new TextDecoder().decode(kept?.bytes)).toBe('{"a": 1}');
  });

  it('does not ask twice for a value without Blobs, nor when there is no room', async () => {
    const shut = buildStore(() => new DOMException('shut', 'InvalidStateError'));
    await expect(putBlobs(shut.put, { name: 'a' })).rejects.toThrow('shut');
    await expect(putBlobs(shut.put, 'text')).rejects.toThrow('shut');
    expect(shut.asks()).toBe(2);
    const full = buildStore(() => new DOMException('full', 'QuotaExceededError'));
    await expect(putBlobs(full.put, rows)).rejects.toThrow('full');
    expect(full.asks()).toBe(1);
  });
});
