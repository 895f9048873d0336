import { unavailable } from './samples';

/** Address of a file that ships with the page. */
export const shippedUrl = (path: string): string => new URL(path, document.baseURI).href;

/** Reads a file that ships with the page. Rejects with Failed<StorageFailure> 'sample-unavailable'. */
export async function fetchShipped(path: string): Promise<Blob> {
  const response = await fetch(shippedUrl(path)).catch((error: unknown) => {
    throw unavailable(path, error instanceof Error ? error.message : String(error));
  });
  if (!response.ok) throw unavailable(path, `status ${response.status}`);
  return response.blob();
}
