import { adamItem } from './adamKernel';
import { atomic, type Code, call, doWhile, get, I32, i32, set, when } from './assembler';
import { copyRowsItem } from './copyKernel';
import { geluItem } from './geluKernel';
import { COMPLETED, KIND, REMAINING, SCRATCH, SCRATCH_STRIDE, TOTAL } from './job';
import { LOW, matMulItem, packFunction, TALL, tileFunction } from './matMulKernel';
import { assembleModule, type ImportedMemory, type WasmFunction, wasmFunction } from './module';
import { normalizeBackwardItem, normalizeItem } from './normKernel';
import { softmaxBackwardItem, softmaxItem } from './softmaxKernel';

/** Kinds of jobs, by their number. */
export const MATMUL = 0;
export const GELU = 1;
export const NORMALIZE = 2;
export const NORMALIZE_BACKWARD = 3;
export const SOFTMAX = 4;
export const SOFTMAX_BACKWARD = 5;
export const ADAM = 6;
export const COPY_ROWS = 7;
const kinds = [MATMUL, GELU, NORMALIZE, NORMALIZE_BACKWARD, SOFTMAX, SOFTMAX_BACKWARD, ADAM, COPY_ROWS];

/** Places of the functions in the module. */
const places = { tall: 0, low: 1, tallStrided: 2, lowStrided: 3, pack: 4, firstItem: 5, drain: 13 };

/** So few items are done before a sleeping helper has woken up; one that is still looking takes part. */
const FEW_ITEMS = 3;

/** Looks at a counter before a thread lies down to sleep: a few ten microseconds. */
const LOOKS = 20_000;

/**
 * Takes items of the job until none is left. An item is taken by counting `remaining` down, so whoever has time takes the
 * next, and a thread that the system has put aside holds nobody up. What an item computes does not depend on who takes it.
 */
function drainFunction(): WasmFunction {
  return wasmFunction(undefined, [I32, I32], ([job = 0, thread = 0], make) => {
    const left = make(I32);
    const scratch = make(I32);
    const one = i32.constant(1);
    const taken = i32.equal(
      atomic.exchange(get(job), get(left), i32.sub(get(left), one), REMAINING),
      get(left),
    );
    const runItem: Code = [
      ...set(
        scratch,
        i32.add(i32.load(get(job), SCRATCH), i32.mul(get(thread), i32.load(get(job), SCRATCH_STRIDE))),
      ),
      ...kinds.flatMap((kind) =>
        when(
          i32.equal(i32.load(get(job), KIND), i32.constant(kind)),
          call(places.firstItem + kind, get(job), i32.sub(get(left), one), get(scratch)),
        ),
      ),
      ...when(
        i32.equal(i32.add(atomic.add(get(job), one, COMPLETED), one), i32.load(get(job), TOTAL)),
        atomic.notify(get(job), COMPLETED),
      ),
    ];
    return [
      doWhile(get(left), set(left, atomic.load(get(job), REMAINING)), when(get(left), when(taken, runItem))),
    ];
  });
}

/** Starts the job that was written, takes part in it and comes back when all of it is done. */
function workFunction(): WasmFunction {
  return wasmFunction('work', [I32], ([job = 0], make) => {
    const looks = make(I32);
    const completed = make(I32);
    const unfinished = i32.below(get(completed), i32.load(get(job), TOTAL));
    return [
      atomic.store(get(job), i32.constant(0), COMPLETED),
      atomic.store(get(job), i32.load(get(job), TOTAL), REMAINING),
      when(i32.below(i32.constant(FEW_ITEMS), i32.load(get(job), TOTAL)), atomic.notify(get(job), REMAINING)),
      call(places.drain, get(job), i32.constant(0)),
      doWhile(
        unfinished,
        set(completed, atomic.load(get(job), COMPLETED)),
        set(looks, i32.add(get(looks), i32.constant(1))),
        when(
          i32.below(i32.constant(LOOKS), get(looks)),
          when(unfinished, atomic.wait(get(job), get(completed), COMPLETED)),
        ),
      ),
    ];
  });
}

/** Takes part in every job, for ever; the life of a helping thread. */
function serveFunction(): WasmFunction {
  return wasmFunction('serve', [I32, I32], ([job = 0, thread = 0], make) => {
    const looks = make(I32);
    const idle = i32.isZero(atomic.load(get(job), REMAINING));
    return [
      doWhile(
        i32.constant(1),
        call(places.drain, get(job), get(thread)),
        set(looks, i32.constant(LOOKS)),
        doWhile(
          i32.and(idle, i32.below(i32.constant(0), get(looks))),
          set(looks, i32.sub(get(looks), i32.constant(1))),
        ),
        when(idle, atomic.wait(get(job), i32.constant(0), REMAINING)),
      ),
    ];
  });
}

/** The bytes of the whole module. `fused`: with the multiply-add of relaxed SIMD, which not every engine has. */
export function programBytes(memory: ImportedMemory, fused: boolean): Uint8Array<ArrayBuffer> {
  const functions = [
    tileFunction(TALL, true, fused),
    tileFunction(LOW, true, fused),
    tileFunction(TALL, false, fused),
    tileFunction(LOW, false, fused),
    packFunction(),
    matMulItem(places),
    geluItem(),
    normalizeItem(),
    normalizeBackwardItem(),
    softmaxItem(),
    softmaxBackwardItem(),
    adamItem(),
    copyRowsItem(),
    drainFunction(),
    workFunction(),
    serveFunction(),
  ];
  return assembleModule(functions, memory);
}

/** Whether this engine knows relaxed SIMD. */
export function canMultiplyAdd(): boolean {
  const memory = { shared: false, maximumPages: 0 };
  return WebAssembly.validate(assembleModule([tileFunction(1, true, true)], memory));
}
