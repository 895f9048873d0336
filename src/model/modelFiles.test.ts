import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modelFilesFromBrowserFiles } from './modelFilesFromBrowserFiles';
import { modelFilesFromUrl } from './modelFilesFromUrl';

const content = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 31) & 0xff);
const zipped = gzipSync(content);
const requests: string[] = [];
/** Bytes are compared at once; element by element takes seconds. */
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
let server: Server;
let address = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const answer = (headers: Record<string, string>, body: Uint8Array) => {
      response.writeHead(200, headers);
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    switch (request.url) {
      case '/base/model.safetensors':
        return answer({ 'content-length': String(content.length) }, content);
      case '/base/zipped.json':
        return answer({ 'content-encoding': 'gzip', 'content-length': String(zipped.length) }, zipped);
      case '/base/page.json':
        return answer({ 'content-type': 'text/html; charset=utf-8' }, content);
      case '/base/broken.json':
        return response.writeHead(500).end();
      case '/base/slow.safetensors':
        response.writeHead(200, { 'content-length': String(content.length) });
        if (request.method === 'HEAD') return response.end();
        return response.write(content.subarray(0, 1000));
      default:
        return response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/base`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('a folder behind a URL', () => {
  test('is read in ascending ranges with one download', async () => {
    requests.length = 0;
    const files = modelFilesFromUrl('base', address);
    let arrived = 0;
    const onBytes = (count: number): void => {
      arrived += count;
    };
    expect(await files.size('model.safetensors')).toBe(content.length);
    for (const [start, end] of [
      [0, 8],
      [8, 1000],
      [1000, 1000],
      [70_000, 200_001],
      [200_001, 300_000],
    ] as const)
      expect(
        same(await files.read('model.safetensors', { start, end }, { onBytes }), content.slice(start, end)),
      ).toBe(true);
    expect(arrived).toBe(content.length);
    expect(requests).toEqual(['HEAD /base/model.safetensors', 'GET /base/model.safetensors']);
  });

  test('is read again from the front when a range lies behind', async () => {
    const files = modelFilesFromUrl('base', `${address}/`);
    await files.read('model.safetensors', { start: 5000, end: 6000 });
    expect(same(await files.read('model.safetensors', { start: 3, end: 9 }), content.slice(3, 9))).toBe(true);
    files.close();
  });

  test('gives fewer bytes when the file ends before the range', async () => {
    const files = modelFilesFromUrl('base', address);
    const range = { start: 299_990, end: 300_100 };
    expect(same(await files.read('model.safetensors', range), content.slice(299_990))).toBe(true);
  });

  test('knows the true size of a file that is compressed on the way', async () => {
    const files = modelFilesFromUrl('base', address);
    expect(await files.size('zipped.json')).toBe(content.length);
    expect(same(await files.read('zipped.json'), content)).toBe(true);
  });

  test('has no file where the host answers 404 or with a page', async () => {
    const files = modelFilesFromUrl('base', address);
    expect(await files.size('none.json')).toBeUndefined();
    expect(await files.size('page.json')).toBeUndefined();
    await expect(files.read('none.json', { start: 0, end: 1 })).rejects.toMatchObject({
      failure: { kind: 'model-file-missing', fileName: 'none.json', folder: 'base' },
    });
  });

  test('names a failed download with its status, or without when nobody answers', async () => {
    const failed = modelFilesFromUrl('base', address).size('broken.json');
    await expect(failed).rejects.toMatchObject({
      failure: { kind: 'model-download-failed', fileName: 'broken.json', status: 500 },
    });
    const unanswered = modelFilesFromUrl('base', 'http://127.0.0.1:9').size('config.json');
    await expect(unanswered).rejects.toMatchObject({
      failure: { kind: 'model-download-failed', status: undefined },
    });
  });

  test('stops a download that is under way', async () => {
    const controller = new AbortController();
    const reading = modelFilesFromUrl('base', address).read(
      'slow.safetensors',
      { start: 0, end: content.length },
      { signal: controller.signal, onBytes: () => controller.abort() },
    );
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('files that were picked', () => {
  const files = modelFilesFromBrowserFiles('picked', [new File([content], 'model.safetensors')]);

  test('are read whole and in ranges', async () => {
    expect(files.fileNames).toEqual(['model.safetensors']);
    expect(await files.size('model.safetensors')).toBe(content.length);
    expect(same(await files.read('model.safetensors'), content)).toBe(true);
    expect(same(await files.read('model.safetensors', { start: 5, end: 9 }), content.slice(5, 9))).toBe(true);
  });

  test('that are not there have no size and cannot be read', async () => {
    expect(await files.size('config.json')).toBeUndefined();
    await expect(files.read('config.json')).rejects.toMatchObject({
      failure: { kind: 'model-file-missing', fileName: 'config.json', folder: 'picked' },
    });
  });
});
