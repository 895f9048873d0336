import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { assert } from '../../base/assert';

/** The parts of tfjs's Emscripten module that its types leave out. */
interface Emscripten {
  readonly _malloc: (bytes: number) => number;
  readonly _free: (address: number) => void;
  /** Only in the build with threads. */
  readonly wasmMemory?: WebAssembly.Memory;
  readonly asm: { readonly memory?: WebAssembly.Memory };
}

const emscripten = (backend: BackendWasm): Emscripten => backend.wasm as unknown as Emscripten;

/** The memory that tfjs keeps its tensors in. */
export function memoryOf(backend: BackendWasm): WebAssembly.Memory {
  const { wasmMemory, asm } = emscripten(backend);
  const memory = wasmMemory ?? asm.memory;
  assert(memory !== undefined, 'tfjs has a memory');
  return memory;
}

/** A piece of that memory at a multiple of 64, which stays until the backend goes. */
export function takeMemory(backend: BackendWasm, bytes: number): number {
  const address = emscripten(backend)._malloc(bytes + 64) >>> 0;
  assert(address !== 0, `no room for ${bytes} bytes`);
  return Math.ceil(address / 64) * 64;
}
