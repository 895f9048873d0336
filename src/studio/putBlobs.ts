/**
 * Writes a value whose own members may be Blobs. Where the browser does not store Blobs (WebKit in a private window), their
 * bytes are written in their place, so whoever reads the value takes both. Rejects with what the last try fails with.
 */
export async function putBlobs(put: (value: unknown) => Promise<unknown>, value: unknown): Promise<void> {
  try {
    await put(value);
  } catch (error) {
    if (!holdsBlob(value) || isQuota(error)) throw error;
    await put(await unpacked(value));
  }
}

/** The browser has no room: bytes need as much of it as the Blob did. */
export const isQuota = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'QuotaExceededError';

const holdsBlob = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).some((member) => member instanceof Blob);

async function unpacked(value: object): Promise<object> {
  const members = Object.entries(value).map(async ([key, member]: [string, unknown]) => [
    key,
    member instanceof Blob ? await member.arrayBuffer() : member,
  ]);
  return Object.fromEntries(await Promise.all(members));
}
