import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The law of the house (README.md): who may import whom. Every source is read as text. */

const house = import.meta.dirname;

/** From the bottom up: a room may import those before it. */
const river = ['base', 'data', 'model', 'prompt', 'run', 'table', 'words', 'bridge'] as const;

/** What a room may import besides itself. */
const neighbours: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(river.map((room, i) => [room, river.slice(0, i)])),
  engine: river,
  studio: river,
  ui: [...river, 'studio'],
  scripts: [],
  cli: [...river, 'engine', 'scripts'],
  testing: [...river, 'engine', 'studio', 'cli', 'scripts'],
  // main.tsx alone puts page and engine together.
  main: [...river, 'studio', 'ui'],
  boot: ['main', 'studio', 'ui'],
};

/** Rooms that may use a package; `node:` stands for all of Node. The first entry that fits decides. */
const packages: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^@tensorflow\//, ['engine', 'testing']],
  [/^webgpu$/, ['engine']],
  [/^react(-dom|-aria-components)?(\/|$)/, ['ui', 'main']],
  [/^uplot(\/|$)/, ['ui']],
  [/^zustand(\/|$)/, ['studio', 'ui']],
  [/^idb$/, ['studio']],
  [/^@huggingface\/tokenizers$|^@noble\/hashes\//, ['model']],
  [/^jsonc-parser$|^papaparse$/, ['data']],
  [/^yaml$/, ['prompt']],
  [/^fflate$/, ['table']],
  [/^@codemirror\/|^@tanstack\/react-virtual$/, ['ui']],
  [/^valibot$/, ['base', 'data', 'model', 'prompt', 'run', 'table', 'studio']],
  [/^(playwright-core|tsx\/esm\/api)$/, ['cli', 'scripts']],
  [/^vite$/, ['cli']],
  [/^(vitest\/config|@vitest\/browser-playwright)$/, ['testing']],
  [/^fast-check$/, ['testing']],
  [/^node:/, ['cli', 'scripts', 'testing']],
];

/** Debt, by file, with its reason. */
const exceptions: Readonly<Record<string, readonly string[]>> = {
  // WebGPU in Node needs a driver, which has to be looked for on disk. The page's bundle never holds this file.
  'engine/nodeGpu.ts': ['node:fs'],
  // Threads in Node, likewise.
  'engine/nodeHelper.ts': ['node:worker_threads'],
};

/** The studio knows the engine by its contract alone. */
const contractOnly = ['studio', 'ui'];

interface Source {
  /** Relative to src, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly isTest: boolean;
}

const sources: readonly Source[] = readdirSync(house, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !path.startsWith('testing/fixtures/'))
  .map((path) => {
    const text = readFileSync(join(house, path), 'utf8');
    return { path, text, lines: text.split('\n').length - 1, isTest: /\.test\.tsx?$/.test(path) };
  });
const shipped = sources.filter(({ isTest }) => !isTest);

/** `data` of `data/dataset.ts`, `main` of `main.tsx`. */
const roomOf = (path: string): string => path.split('/')[0]?.replace(/\.tsx?$/, '') ?? '';

/** Specifiers of all imports and re-exports, dynamic ones too. */
function importsOf({ text }: Source): readonly string[] {
  const code = text.replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
  const found = code.matchAll(/(?:^|[\s;}])(?:from|import)\s*\(?\s*'([^'\n]+)'/g);
  return [...found].flatMap(([, specifier]) => specifier ?? []);
}

function faultOf(source: Source, specifier: string): string | undefined {
  const { path } = source;
  const room = roomOf(path);
  if (exceptions[path]?.includes(specifier) === true) return undefined;
  if (!specifier.startsWith('.')) {
    const users = packages.find(([name]) => name.test(specifier))?.[1];
    if (users === undefined) return `${path} uses ${specifier}, which no room is known to use`;
    return users.includes(room) ? undefined : `${path} uses ${specifier}`;
  }
  const target = posix.join(posix.dirname(path), specifier);
  const other = roomOf(target);
  if (other === room) return undefined;
  if (neighbours[room]?.includes(other) !== true) return `${path} imports ${target}`;
  if (contractOnly.includes(room) && other === 'bridge' && target !== 'bridge/contract') {
    return `${path} imports ${target}: only bridge/contract may be seen from there`;
  }
  return undefined;
}

const faultsOf = (checked: readonly Source[]): readonly string[] =>
  checked.flatMap((source) => importsOf(source).flatMap((specifier) => faultOf(source, specifier) ?? []));

const fake = (path: string, text: string): Source => ({ path, text, lines: 1, isTest: false });

describe('the law of the house', () => {
  it('sees the imports it judges', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(faultsOf([fake('data/x.ts', "import { f } from '../prompt/y';")])).toEqual([
      'data/x.ts imports prompt/y',
    ]);
    expect(faultsOf([fake('ui/x.ts', "import type { T } from '../engine/y';")])).toHaveLength(1);
    expect(faultsOf([fake('ui/x.ts', "const m = await import('../engine/y');")])).toHaveLength(1);
    expect(faultsOf([fake('run/x.ts', "export { f } from '../testing/y';")])).toHaveLength(1);
    expect(faultsOf([fake('studio/x.ts', "import '@tensorflow/tfjs-core';")])).toHaveLength(1);
    expect(faultsOf([fake('studio/x.ts', "import { f } from '../bridge/workerEngine';")])).toHaveLength(1);
    expect(faultsOf([fake('engine/x.ts', "import { f } from 'left-pad';")])).toHaveLength(1);
  });

  it('lets imports run downhill only, and packages stay in their rooms', () => {
    expect(faultsOf(shipped)).toEqual([]);
  });

  it('keeps room for exceptions only while they are used', () => {
    const used = (path: string, specifier: string): boolean =>
      shipped.some((source) => source.path === path && importsOf(source).includes(specifier));
    for (const [path, specifiers] of Object.entries(exceptions)) {
      for (const specifier of specifiers) expect(used(path, specifier), `${path}: ${specifier}`).toBe(true);
    }
  });

  it('names its exports', () => {
    // A tool that reads a settings file asks for its default export.
    const named = sources.filter(({ path }) => !path.endsWith('/vitest.config.ts'));
    const withDefault = named.filter(({ text }) => /^export default\b/m.test(text));
    expect(withDefault.map(({ path }) => path)).toEqual([]);
  });

  it('keeps files small: none over 300 lines, tests none over 400, half of them under 90', () => {
    const large = sources.filter(({ lines, isTest }) => lines > (isTest ? 400 : 300));
    expect(large.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
    const sizes = shipped.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(90);
  });

  it('has a sign on every room', () => {
    const rooms = readdirSync(house, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const { name } of rooms) {
      expect(readdirSync(join(house, name)), name).toContain('README.md');
      expect(Object.keys(neighbours)).toContain(name);
    }
  });
});
