import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { root } from './folders.mjs';

/**
 * What the built page makes a browser fetch: gzipped JavaScript by screen and worker, held against fixed budgets.
 * @typedef {{ name: string, bytes: number, budget: number }} Measured `bytes` are gzipped; 1 kB is 1000 bytes
 * @typedef {Record<string, { file: string, imports?: string[] }>} Manifest Vite's, by source
 */

/** Scripts that another one asks for at once, as `import … from './x.js'` or `export … from`. @param {string} code */
function importedFiles(code) {
  const found = code.matchAll(
    /(?:^|[;}\s])(?:import|export)\s*(?:[\w*{][^'";]*?from\s*)?["'](\.[^'"]+\.js)["']/g,
  );
  return [...found].map(([, path]) => /** @type {string} */ (path));
}

/**
 * A script with everything that it needs before it can run, as paths below `dist`.
 * @param {string} dist
 * @param {readonly string[]} starts
 * @returns {Set<string>}
 */
function closure(dist, starts) {
  const needed = new Set(starts);
  // A set goes on over what is added to it.
  for (const file of needed) {
    for (const path of importedFiles(readFileSync(join(dist, file), 'utf8')))
      needed.add(posix.join(posix.dirname(file), path));
  }
  return needed;
}

/**
 * Every size that has a budget.
 * @param {string} dist folder of the built page
 * @returns {Measured[]}
 */
export function measurePage(dist) {
  /** @type {Manifest} */
  const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));
  const assets = readdirSync(join(dist, 'assets'));
  /** @param {string} source */
  const built = (source) => {
    const chunk = manifest[source];
    if (chunk === undefined) throw new Error(`${source} is no longer a chunk of its own`);
    return chunk.file;
  };
  /** The one script whose name starts so. @param {string} name */
  const asset = (name) => {
    const found = assets.filter((file) => file.startsWith(`${name}-`) && file.endsWith('.js'));
    if (found.length !== 1) throw new Error(`There are ${found.length} scripts named ${name}`);
    return `assets/${found[0]}`;
  };
  /** @param {Iterable<string>} files */
  const weigh = (files) =>
    [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);

  const page = closure(dist, [built('index.html'), built('src/main.tsx')]);
  const languages = Object.keys(manifest).filter((source) =>
    /^src\/ui\/language\/(?!pseudo)\w+\.ts$/.test(source),
  );
  const firstLoads = languages.map((source) => ({
    name: `first screen, ${posix.basename(source, '.ts')}`,
    bytes: weigh(new Set([...page, ...closure(dist, [built(source)])])),
    budget: 220_000,
  }));
  /** @param {string} name @param {string} source @param {number} budget */
  const screen = (name, source, budget) => {
    const added = [...closure(dist, [built(source)])].filter((file) => !page.has(file));
    return { name: `${name} adds`, bytes: weigh(added), budget };
  };
  return [
    ...firstLoads,
    screen('Data', 'src/ui/data/DataScreen.tsx', 70_000),
    screen('Template', 'src/ui/template/TemplateScreen.tsx', 115_000),
    screen('Train', 'src/ui/train/TrainScreen.tsx', 30_000),
    screen('A run with its charts', 'src/ui/train/RunCharts.tsx', 30_000),
    screen('Evaluate', 'src/ui/evaluate/EvaluateScreen.tsx', 30_000),
    screen('Playground', 'src/ui/playground/PlaygroundScreen.tsx', 30_000),
    screen('Table', 'src/ui/table/TableScreen.tsx', 30_000),
    screen('Export', 'src/ui/export/ExportScreen.tsx', 30_000),
    screen('Model and engine', 'src/ui/model/ModelDialog.tsx', 30_000),
    {
      name: 'engine worker with WebGPU',
      bytes: weigh(closure(dist, [asset('engine.worker'), asset('backendWebgpu'), asset('fusedEngine')])),
      budget: 200_000,
    },
  ];
}

/**
 * Throws when some script imports the first file of a worker: WebKit would run that file once more, and two engines would
 * answer every call.
 * @param {string} dist folder of the built page
 */
export function checkWorkers(dist) {
  for (const file of readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.js')))
    for (const path of importedFiles(readFileSync(join(dist, 'assets', file), 'utf8')))
      if (/\.worker-[^/]*$/.test(path)) throw new Error(`${file} imports a worker's first file, ${path}`);
}

/** @param {readonly Measured[]} sizes */
export function printSizes(sizes) {
  const width = Math.max(...sizes.map(({ name }) => name.length));
  const kilobytes = (/** @type {number} */ bytes) => (bytes / 1000).toFixed(1).padStart(6);
  return sizes.map(
    ({ name, bytes, budget }) =>
      `${name.padEnd(width)} ${kilobytes(bytes)} of ${kilobytes(budget)} kB${bytes > budget ? '  TOO LARGE' : ''}`,
  );
}

/** As a program: prints the sizes of `dist/`; its exit code says whether all are within their budgets, and no worker imported. */
function main() {
  const dist = resolve(root, process.argv[2] ?? 'dist');
  if (!existsSync(join(dist, '.vite', 'manifest.json'))) throw new Error(`There is no built page in ${dist}`);
  checkWorkers(dist);
  const sizes = measurePage(dist);
  process.stdout.write(`${printSizes(sizes).join('\n')}\n`);
  process.exitCode = sizes.every(({ bytes, budget }) => bytes <= budget) ? 0 : 1;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) main();
