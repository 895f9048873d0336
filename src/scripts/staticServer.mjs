import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';

/** @type {Readonly<Record<string, string>>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.jsonl': 'application/jsonl; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** Cross-origin isolation: WASM may use threads. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * The file of a request path inside `folder`, or undefined: no way out of the folder (`..`, encoded slashes,
 * links), no hidden files.
 * @param {string} folder a real path
 * @param {string} url path and query as requested
 */
async function findFile(folder, url) {
  /** @type {string} */
  let path;
  try {
    path = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '');
  } catch {
    return undefined;
  }
  if (!path.startsWith('/') || /[\\\0]/.test(path)) return undefined;
  const parts = path.split('/').slice(1);
  if (parts.some((part) => part.startsWith('.'))) return undefined;
  if (parts.at(-1) === '') parts[parts.length - 1] = 'index.html';
  try {
    const file = await realpath(join(folder, ...parts));
    const found = await stat(file);
    return file.startsWith(folder + sep) && found.isFile()
      ? { file, size: found.size, changed: found.mtimeMs }
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * One `bytes=a-b`, `bytes=a-` or `bytes=-n` of a file of `size` bytes; undefined when there is none to honour,
 * 'outside' when it lies beyond the end.
 * @param {string | undefined} header
 * @param {number} size
 * @returns {{ start: number, end: number } | 'outside' | undefined} `end` is included
 */
function parseRange(header, size) {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  const [, from = '', to = ''] = match ?? [];
  if (from === '' && to === '') return undefined;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start <= end ? { start, end } : 'outside';
}

/**
 * Serves the files of `folder` (GET and HEAD only). Files under `assets/` carry a hash in their name and may be
 * kept for ever; all others are asked for again and answered with 304 while unchanged.
 * @param {string} folder
 */
export async function createStaticServer(folder) {
  const real = await realpath(folder);
  return createServer(async (request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    if (method !== 'GET' && method !== 'HEAD') {
      response.writeHead(405, { ...isolation, Allow: 'GET, HEAD' }).end();
      return;
    }
    const found = await findFile(real, url);
    if (found === undefined) {
      response
        .writeHead(404, { ...isolation, 'Content-Type': 'text/plain; charset=utf-8' })
        .end('Not found\n');
      return;
    }
    const tag = `"${found.size.toString(16)}-${Math.trunc(found.changed).toString(16)}"`;
    const common = {
      ...isolation,
      ETag: tag,
      'Accept-Ranges': 'bytes',
      'Content-Type': types[extname(found.file)] ?? 'application/octet-stream',
      'Cache-Control': url.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    };
    if (headers['if-none-match'] === tag) {
      response.writeHead(304, common).end();
      return;
    }
    const range = parseRange(headers.range, found.size);
    if (range === 'outside') {
      response.writeHead(416, { ...common, 'Content-Range': `bytes */${found.size}` }).end();
      return;
    }
    const { start, end } = range ?? { start: 0, end: found.size - 1 };
    response.writeHead(range === undefined ? 200 : 206, {
      ...common,
      'Content-Length': end - start + 1,
      ...(range === undefined ? {} : { 'Content-Range': `bytes ${start}-${end}/${found.size}` }),
    });
    if (method === 'HEAD' || found.size === 0) response.end();
    else
      createReadStream(found.file, { start, end })
        .on('error', () => response.destroy())
        .pipe(response);
  });
}

/**
 * Listens on localhost. Resolves with the port, or undefined when it is taken.
 * @param {import('node:http').Server} server
 * @param {number} port 0 for any
 * @returns {Promise<number | undefined>}
 */
export function listen(server, port) {
  return new Promise((resolve, reject) => {
    /** @param {Error & { code?: string }} error */
    const refused = (error) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error));
    server.once('error', refused);
    server.listen(port, 'localhost', () => {
      server.off('error', refused);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
