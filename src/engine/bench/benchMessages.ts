import type { BenchRequest, BenchResult } from './benchCase';

/** What the page asks of its worker. */
export interface BenchOrder {
  readonly request: BenchRequest;
  readonly threads: number;
}

/** What the worker says: any number of lines, then one of the others. */
export type BenchWord =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'measured'; readonly result: BenchResult }
  | { readonly kind: 'failed'; readonly reason: string };
