import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A static host that knows file types and nothing else: no isolation headers, no ranges. For tests only. */
/** @type {Readonly<Record<string, string>>} */
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://host');
  const file = new URL(
    `../dist${pathname.endsWith('/') ? `${pathname}index.html` : pathname}`,
    import.meta.url,
  );
  try {
    const body = await readFile(fileURLToPath(file));
    response.writeHead(200, { 'Content-Type': types[extname(file.pathname)] ?? 'application/octet-stream' });
    response.end(request.method === 'HEAD' ? undefined : body);
  } catch {
    response.writeHead(404).end();
  }
});
server.listen(Number(process.argv[2]), 'localhost');
