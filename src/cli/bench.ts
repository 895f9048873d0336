import { execFileSync } from 'node:child_process';
import { Failed } from '../base/failed';
import type { BenchResult } from '../engine/bench/benchCase';
import { benchInNode } from './benchInNode';
import { type BenchOptions, benchUsage, readBenchOptions } from './benchOptions';
import { UsageError } from './usage';

/** `npm run bench`: exactly one JSON line on stdout, a result or `{"error": …}`; progress on stderr. */
const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Short name of the commit that is measured; empty outside a git checkout. */
function commitName(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: import.meta.dirname,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
}

async function measure(options: BenchOptions): Promise<BenchResult> {
  if (options.runtime === 'node') return benchInNode(options, say);
  const { benchInChromium } = await import('./benchInChromium');
  return benchInChromium(options, say);
}

function reasonOf(error: unknown): string {
  if (error instanceof Failed) return JSON.stringify(error.failure);
  return error instanceof Error ? error.message : String(error);
}

async function main(): Promise<number> {
  try {
    const options = readBenchOptions(process.argv.slice(2));
    const { shape, backend, ...rest } = await measure(options);
    const line = { shape, backend, runtime: options.runtime, ...rest, commit: commitName() };
    process.stdout.write(`${JSON.stringify(line)}\n`);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) say(benchUsage);
    process.stdout.write(`${JSON.stringify({ error: reasonOf(error) })}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

process.exit(await main());
