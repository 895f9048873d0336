import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { HelperOrder, StartHelper } from './helpers';
import { fieldsAt, JOB_BYTES, KIND, SCRATCH, SCRATCH_STRIDE, TOTAL } from './job';
import { MEMORY_LIMIT_PAGES } from './module';
import { canMultiplyAdd, programBytes } from './program';
import { memoryOf, type Piece, takeMemory } from './tfjsMemory';

/** What runs our own kernels on tfjs's memory: this thread and its helpers. */
export interface Crew {
  /** Threads at work, when all helpers have come or are given up. */
  readonly threads: Promise<number>;
  /** Whether products round once per term (relaxed SIMD). */
  readonly multiplyAdd: boolean;
  /** Does the items 0..total-1 of a job, in any order, on all threads, and comes back when all are done. */
  run(kind: number, total: number, fields: readonly number[], scratchBytes: number): void;
  dispose(): void;
}

/**
 * Compiles the kernels for a backend's memory and starts helpers. tfjs's own operations stay on one thread (`sharedWasm.ts`),
 * but the memory of its build for threads is shared, which is all that helpers need. Where the memory is not shared there is
 * only this thread.
 */
export function createCrew(backend: BackendWasm, threads: number, startHelper: StartHelper): Crew {
  const memory = memoryOf(backend);
  const shared = !(memory.buffer instanceof ArrayBuffer);
  const multiplyAdd = canMultiplyAdd();
  const bytes = programBytes({ shared, maximumPages: MEMORY_LIMIT_PAGES }, multiplyAdd);
  const module = new WebAssembly.Module(bytes);
  const { exports } = new WebAssembly.Instance(module, { memory: { memory } });
  const work = exports.work as (job: number) => void;
  const { address: job } = takeMemory(backend, JOB_BYTES);
  new Uint8Array(memory.buffer, job, JOB_BYTES).fill(0);
  const order = (thread: number): HelperOrder => ({ module, memory, job, thread });
  const count = shared ? Math.max(1, threads) : 1;
  const helpers = Array.from({ length: count - 1 }, (_, i) => startHelper(order(i + 1)));
  let scratch: Piece | undefined;
  let stride = 0;
  return {
    threads: Promise.all(helpers.map(({ started }) => started)).then(
      (all) => 1 + all.filter((hasStarted) => hasStarted).length,
    ),
    multiplyAdd,
    run: (kind, total, fields, scratchBytes) => {
      if (scratchBytes > stride) {
        // Every item of the last job is done, and a thread looks for its scratch only when it has taken an item.
        scratch?.free();
        scratch = undefined;
        stride = 0;
        scratch = takeMemory(backend, scratchBytes * count);
        stride = scratchBytes;
      }
      const view = new DataView(memory.buffer);
      const write = (address: number, value: number): void => view.setUint32(address, value, true);
      write(job + TOTAL, total);
      write(job + KIND, kind);
      write(job + SCRATCH, scratch?.address ?? 0);
      write(job + SCRATCH_STRIDE, stride);
      fields.forEach((value, i) => {
        write(fieldsAt(job) + 4 * i, value);
      });
      work(job);
    },
    dispose: () => {
      for (const helper of helpers) helper.stop();
    },
  };
}
