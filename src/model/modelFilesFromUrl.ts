import { Failed } from '../base/failed';
import { type Download, startDownload } from './download';
import type { ModelFailure } from './modelFailure';
import type { ModelFiles } from './modelFiles';

const mayBeThere = [
  'config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'vocab.json',
  'merges.txt',
  'model.safetensors',
  'model.safetensors.index.json',
];

const downloadFailed = (fileName: string, status: number | undefined): Failed<ModelFailure> =>
  new Failed<ModelFailure>({ kind: 'model-download-failed', fileName, status });

/** Hosts of single-page apps answer a missing file with their page. */
const isMissing = (response: Response): boolean =>
  response.status === 404 || (response.headers.get('content-type')?.startsWith('text/html') ?? false);

/**
 * A folder on the page's own origin. `baseUrl` is absolute or relative to the page (in a worker: to its script).
 * A file is streamed from front to back once, as long as ranges are asked for in ascending order, so no second copy of
 * it is ever held. Hosts need no support for ranges.
 */
export function modelFilesFromUrl(name: string, baseUrl: string): ModelFiles {
  const base = new URL(baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`, globalThis.location?.href);
  const sizes = new Map<string, number | undefined>();
  /** The download that was read last and may be read on. */
  let open: { readonly fileName: string; readonly download: Download } | undefined;

  const request = async (fileName: string, method: 'GET' | 'HEAD', signal: AbortSignal | undefined) => {
    try {
      const response = await fetch(new URL(encodeURIComponent(fileName), base), {
        method,
        // A page may only read its own folder; Node has no origin of its own.
        ...(globalThis.location === undefined ? {} : { mode: 'same-origin' }),
        ...(signal === undefined ? {} : { signal }),
      });
      if (!response.ok && response.status !== 404) throw downloadFailed(fileName, response.status);
      return response;
    } catch (error) {
      throw asFailure(error, fileName, signal);
    }
  };

  const download = async (fileName: string, signal: AbortSignal | undefined): Promise<Download> => {
    const response = await request(fileName, 'GET', signal);
    if (isMissing(response) || response.body === null) {
      await response.body?.cancel();
      throw new Failed<ModelFailure>({ kind: 'model-file-missing', fileName, folder: name });
    }
    return startDownload(response.body);
  };

  const close = (): void => {
    open?.download.cancel();
    open = undefined;
  };

  /** Bytes counted by reading them, for hosts that compress on the way or name no length. */
  const countBytes = async (fileName: string, signal: AbortSignal | undefined): Promise<number> => {
    let count = 0;
    const current = await download(fileName, signal);
    try {
      await current.take(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, (bytes) => {
        count += bytes;
      });
    } catch (error) {
      throw asFailure(error, fileName, signal);
    }
    return count;
  };

  const size = async (fileName: string, signal: AbortSignal | undefined): Promise<number | undefined> => {
    if (sizes.has(fileName)) return sizes.get(fileName);
    const response = await request(fileName, 'HEAD', signal);
    const length = response.headers.get('content-length');
    const isPlain = length !== null && !response.headers.has('content-encoding');
    const found = isMissing(response)
      ? undefined
      : isPlain
        ? Number(length)
        : await countBytes(fileName, signal);
    sizes.set(fileName, found);
    return found;
  };

  const read: ModelFiles['read'] = async (fileName, range, options) => {
    const signal = options?.signal;
    signal?.throwIfAborted();
    const { start, end } = range ?? { start: 0, end: (await size(fileName, signal)) ?? 0 };
    const readsOn = open !== undefined && open.fileName === fileName && open.download.position <= start;
    if (!readsOn) close();
    const current = open?.download ?? (await download(fileName, signal));
    open = undefined;
    const onAbort = () => current.cancel();
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      const bytes = await current.take(start, end, options?.onBytes);
      signal?.throwIfAborted();
      open = { fileName, download: current };
      return bytes;
    } catch (error) {
      current.cancel();
      throw asFailure(error, fileName, signal);
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  };

  return { name, fileNames: mayBeThere, size, read, close };
}

/** What is not a failure with a name yet is the network's, unless the reader gave up. */
function asFailure(error: unknown, fileName: string, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted) return signal.reason;
  return error instanceof Failed ? error : downloadFailed(fileName, undefined);
}
