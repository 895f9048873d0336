import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStaticServer, listen } from './staticServer.mjs';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

describe('the static server', () => {
  let server: Server;
  let port: number;

  /** The path goes over the wire as written: fetch would tidy `..` away. */
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = request({ host: 'localhost', port, path, headers, method, agent: false }, (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          body += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      });
      sent.on('error', reject).end();
    });

  beforeAll(async () => {
    const outside = mkdtempSync(join(tmpdir(), 'static-server-'));
    const folder = join(outside, 'dist');
    mkdirSync(join(folder, 'assets'), { recursive: true });
    writeFileSync(join(outside, 'secret.txt'), 'secret');
    writeFileSync(join(folder, 'index.html'), '<p>studio</p>');
    writeFileSync(join(folder, '.sources'), 'hidden');
    writeFileSync(join(folder, 'empty.json'), '');
    writeFileSync(join(folder, 'assets', 'threads-1a2b.wasm'), '0123456789');
    for (const name of ['model.safetensors', 'rows.jsonl']) writeFileSync(join(folder, name), name);
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'link.txt'));
    server = await createStaticServer(folder);
    port = (await listen(server, 0)) ?? 0;
  });
  afterAll(() => server.close());

  it('answers the root with the page, isolated so that WASM may use threads', async () => {
    const { status, headers, body } = await get('/?sample=1');
    expect({ status, body }).toEqual({ status: 200, body: '<p>studio</p>' });
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-embedder-policy']).toBe('require-corp');
  });

  it('names the types that browsers insist on', async () => {
    const type = async (path: string) => (await get(path)).headers['content-type'];
    expect(await type('/assets/threads-1a2b.wasm')).toBe('application/wasm');
    expect(await type('/model.safetensors')).toBe('application/octet-stream');
    expect(await type('/rows.jsonl')).toBe('application/jsonl; charset=utf-8');
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/link.txt',
    '/.sources',
    '/%00',
    '/%E0%A4%A',
    '/assets/',
    '/nowhere.js',
  ])('refuses %s', async (path) => {
    const { status, body } = await get(path);
    expect({ status, body }).toEqual({ status: 404, body: 'Not found\n' });
  });

  it('keeps hashed files for ever and asks again for the others', async () => {
    const hashed = await get('/assets/threads-1a2b.wasm');
    expect(hashed.headers['cache-control']).toContain('immutable');
    const first = await get('/model.safetensors');
    expect(first.headers['cache-control']).toBe('no-cache');
    const again = await get('/model.safetensors', { 'If-None-Match': first.headers.etag ?? '' });
    expect({ status: again.status, body: again.body }).toEqual({ status: 304, body: '' });
  });

  it('serves byte ranges', async () => {
    const part = async (range: string) => {
      const { status, headers, body } = await get('/assets/threads-1a2b.wasm', { Range: range });
      return [status, body, headers['content-range']];
    };
    expect(await part('bytes=2-4')).toEqual([206, '234', 'bytes 2-4/10']);
    expect(await part('bytes=7-')).toEqual([206, '789', 'bytes 7-9/10']);
    expect(await part('bytes=-3')).toEqual([206, '789', 'bytes 7-9/10']);
    expect(await part('bytes=5-99')).toEqual([206, '56789', 'bytes 5-9/10']);
    expect(await part('bytes=10-')).toEqual([416, '', 'bytes */10']);
    expect(await part('lines=1-2')).toEqual([200, '0123456789', undefined]);
  });

  it('answers HEAD without a body and refuses to be written to', async () => {
    const head = await get('/model.safetensors', {}, 'HEAD');
    expect([head.status, head.headers['content-length'], head.body]).toEqual([200, '17', '']);
    expect((await get('/index.html', {}, 'POST')).status).toBe(405);
    expect((await get('/empty.json')).status).toBe(200);
  });

  it('reports a busy port instead of failing', async () => {
    const other = await createStaticServer(tmpdir());
    expect(await listen(other, port)).toBeUndefined();
    const free = await listen(other, 0);
    expect(free).toBeGreaterThan(0);
    other.close();
  });
});
