import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkWorkers, measurePage, printSizes } from './pageSizes.mjs';

const screens = ['data/DataScreen', 'template/TemplateScreen', 'train/TrainScreen', 'train/RunCharts'];
const others = [
  'evaluate/EvaluateScreen',
  'playground/PlaygroundScreen',
  'table/TableScreen',
  'export/ExportScreen',
  'model/ModelDialog',
];

/** A built page: `index` and `main` share `react`; every screen needs `part`, and Train also `chart`. */
function buildPage(files: Readonly<Record<string, string>> = {}): string {
  const dist = mkdtempSync(join(tmpdir(), 'page-sizes-'));
  const chunk = (source: string, name: string): [string, { file: string }] => [
    source,
    { file: `assets/${name}.js` },
  ];
  const manifest = Object.fromEntries([
    chunk('index.html', 'index'),
    chunk('src/main.tsx', 'main'),
    chunk('src/ui/language/english.ts', 'english'),
    chunk('src/ui/language/pseudo.ts', 'pseudo'),
    ...[...screens, ...others].map((name) => chunk(`src/ui/${name}.tsx`, name.replace(/^.*\//, ''))),
  ]);
  const written: Readonly<Record<string, string>> = {
    '.vite/manifest.json': JSON.stringify(manifest),
    'assets/index.js': 'const page=import("./main.js");',
    'assets/main.js': 'import{a}from"./react.js";import("./TrainScreen.js");',
    'assets/react.js': 'export const a=1;',
    'assets/english.js': 'import"./words.js";export const e=1;',
    'assets/words.js': 'export const w=1;',
    'assets/pseudo.js': 'export const p=1;',
    'assets/part.js': 'export const part=1;',
    'assets/chart.js': 'export const chart=1;',
    ...Object.fromEntries(
      [...screens, ...others].map((name) => [
        `assets/${name.replace(/^.*\//, '')}.js`,
        'import{a as t}from"./react.js";import{part}from"./part.js";export{t};',
      ]),
    ),
    'assets/TrainScreen.js': 'import{a}from"./react.js";import"./part.js";export*from"./chart.js";',
    'assets/engine.worker-x1.js': 'import("./backendWebgpu-x2.js");',
    'assets/backendWebgpu-x2.js': 'export const g=1;',
    'assets/fusedEngine-x3.js': 'export const f=1;',
    ...files,
  };
  for (const [path, text] of Object.entries(written)) {
    mkdirSync(dirname(join(dist, path)), { recursive: true });
    writeFileSync(join(dist, path), text);
  }
  return dist;
}

const sizesOf = (dist: string) => new Map(measurePage(dist).map((size) => [size.name, size]));
const zipped = (...texts: string[]): number => texts.reduce((sum, text) => sum + gzipSync(text).length, 0);

describe('the sizes of the page', () => {
  it('count the first screen with its language and what both need, but nothing that is fetched later', () => {
    const sizes = sizesOf(buildPage());
    expect(sizes.get('first screen, english')?.bytes).toBe(
      zipped(
        'const page=import("./main.js");',
        'import{a}from"./react.js";import("./TrainScreen.js");',
        'export const a=1;',
        'import"./words.js";export const e=1;',
        'export const w=1;',
      ),
    );
    expect([...sizes.keys()].some((name) => name.includes('pseudo'))).toBe(false);
  });

  it('count for a screen only what the first one has not brought', () => {
    expect(sizesOf(buildPage()).get('Train adds')?.bytes).toBe(
      zipped(
        'import{a}from"./react.js";import"./part.js";export*from"./chart.js";',
        'export const part=1;',
        'export const chart=1;',
      ),
    );
  });

  it('name what is over its budget', () => {
    const noise = Array.from({ length: 60_000 }, (_, i) => Math.sin(i)).join();
    const sizes = measurePage(buildPage({ 'assets/chart.js': `export const chart=[${noise}];` }));
    const large = sizes.filter(({ bytes, budget }) => bytes > budget);
    expect(large.map(({ name }) => name)).toEqual(['Train adds']);
    expect(printSizes(sizes).filter((line) => line.endsWith('TOO LARGE'))).toHaveLength(1);
  });

  it('refuse to measure a page whose screens are no longer files of their own', () => {
    const dist = buildPage({ '.vite/manifest.json': '{}' });
    expect(() => measurePage(dist)).toThrow(/no longer a chunk of its own/);
  });

  it('refuse a page in which a worker’s first file is imported: it would be run twice', () => {
    expect(() => checkWorkers(buildPage())).not.toThrow();
    const twice = buildPage({ 'assets/fusedEngine-x3.js': 'import{a as f}from"./engine.worker-x1.js";f();' });
    expect(() => checkWorkers(twice)).toThrow(
      "fusedEngine-x3.js imports a worker's first file, ./engine.worker-x1.js",
    );
  });
});
