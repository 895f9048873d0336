/** A backend of the engine. */
export type BackendName = 'webgpu' | 'wasm' | 'cpu';

/** Why a backend was not taken. The first six are the steps of WebGPU, in the order in which they are tried. */
export type BackendObstacle =
  /** Browsers give WebGPU to https and localhost only. */
  | { readonly kind: 'insecure-page' }
  | { readonly kind: 'no-webgpu' }
  /** There is WebGPU, but no graphics adapter: blocked, switched off or not there. */
  | { readonly kind: 'no-adapter' }
  /** The adapter computes on the processor; WASM does that faster. */
  | { readonly kind: 'software-adapter'; readonly adapter: string }
  | {
      readonly kind: 'limit-too-low';
      readonly limit: string;
      readonly needed: number;
      readonly offered: number;
    }
  | { readonly kind: 'did-not-start'; readonly message: string }
  /** Largest relative difference of the start-up self-test; larger than what can be trusted. */
  | { readonly kind: 'self-test-off'; readonly difference: number }
  | { readonly kind: 'self-test-stopped'; readonly message: string };

/** A backend that was tried and passed over. */
export interface PassedOver {
  readonly kind: BackendName;
  readonly obstacle: BackendObstacle;
}
