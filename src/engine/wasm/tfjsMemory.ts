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

/** A piece of that memory at a multiple of 64. */
export interface Piece {
  readonly address: number;
  /** Gives it back; nobody may work there any more. */
  free(): void;
}

/** Takes a piece, which stays until it is freed or the backend goes. */
export function takeMemory(backend: BackendWasm, bytes: number): Piece {
  const { _malloc, _free } = emscripten(backend);
  const start = _malloc(bytes + 64) >>> 0;
  assert(start !== 0, `no room for ${bytes} bytes`);
  return { address: Math.ceil(start / 64) * 64, free: () => _free(start) };
}
