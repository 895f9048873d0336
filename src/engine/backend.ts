import { assertUnreachable } from '../base/assert';
import { Failed } from '../base/failed';
import type { BackendKind, BackendReport, BackendWish, StepsReport } from '../bridge/contract';
import type { BackendObstacle, PassedOver } from '../run/backendObstacle';
import type { EngineFailure } from '../run/engineFailure';
import type { WasmSetting } from './backendWasm';
import type { FusedEngine } from './fused/fusedEngine';
import type { FrozenModelOptions } from './gpt/composedModel';
import { obstacleOf } from './obstacleOf';
import { SELF_TEST_TOLERANCE, selfTest } from './selfTest';

/** What the surroundings offer: a worker in a browser, or Node. */
export interface BackendEnvironment {
  /** `navigator.gpu`, or Dawn under Node; undefined where there is none. */
  readonly gpu: () => Promise<GPU | undefined>;
  readonly wasm: WasmSetting;
}

/** A tfjs backend that is current now, before its self-test. */
export interface OpenBackend {
  readonly adapter: string;
  readonly features: readonly string[];
  readonly software: boolean;
  readonly threads: number;
  readonly modelOptions: FrozenModelOptions;
  /** Ways to make the fused engine on the same device, the fastest first; none where there are none. */
  readonly openFused: readonly (() => Promise<FusedEngine>)[];
  readonly lost: Promise<{ readonly reason: string }>;
  dispose(): void;
}

/**
 * Makes a backend the current one, or rejects: with Failed<BackendObstacle>, or any error, when it does not start.
 * `allowSoftware`: whether a software adapter will do.
 */
export type Opener = (
  environment: BackendEnvironment,
  options: { readonly allowSoftware: boolean },
) => Promise<OpenBackend>;

export interface RunningBackend {
  readonly report: BackendReport;
  /** Never resolves for WASM and CPU. */
  readonly lost: Promise<{ readonly reason: string }>;
  readonly modelOptions: FrozenModelOptions;
  /** Own kernels for the steps of a run, tested; undefined where `report.steps` says composed. */
  readonly fused: FusedEngine | undefined;
  dispose(): void;
}

/** Each backend is a file of its own, fetched when it is tried: nobody downloads the kernels of all three. */
const openers: Readonly<Record<BackendKind, Opener>> = {
  webgpu: async (...given) => (await import('./backendWebgpu')).openWebgpu(...given),
  wasm: async (...given) => (await import('./backendWasm')).openWasm(...given),
  cpu: async (...given) => (await import('./backendCpu')).openCpu(...given),
};

function wished(wish: BackendWish): readonly BackendKind[] {
  switch (wish) {
    case 'auto':
      return ['webgpu', 'wasm', 'cpu'];
    case 'webgpu':
    case 'wasm':
    case 'cpu':
      return [wish];
    default:
      return assertUnreachable(wish);
  }
}

/**
 * Opens the first backend that can be had and passes its self-test: WebGPU, WASM, CPU, or only the one wished for.
 * A software GPU is taken only when WebGPU was wished for: WASM is several times faster. The report says what was
 * passed over and why. Rejects with Failed<EngineFailure> 'no-backend'.
 */
export async function openBackend(
  wish: BackendWish,
  environment: BackendEnvironment,
  using: Readonly<Record<BackendKind, Opener>> = openers,
): Promise<RunningBackend> {
  const passedOver: PassedOver[] = [];
  for (const kind of wished(wish)) {
    try {
      const backend = await using[kind](environment, { allowSoftware: wish === 'webgpu' });
      const outcome = await tested(backend);
      if ('kind' in outcome) {
        backend.dispose();
        passedOver.push({ kind, obstacle: outcome });
        continue;
      }
      const { adapter, features, software, threads, lost, modelOptions } = backend;
      const { steps, fused } = await testedSteps(backend);
      return {
        report: { kind, adapter, features, software, threads, selfTest: outcome, steps, passedOver },
        lost,
        modelOptions,
        fused,
        dispose: () => {
          fused?.dispose();
          backend.dispose();
        },
      };
    } catch (error) {
      passedOver.push({ kind, obstacle: obstacleOf(error) });
    }
  }
  throw new Failed<EngineFailure>({ kind: 'no-backend', wanted: wish, passedOver });
}

/** Differences of the self-test, or why the backend cannot be trusted. */
async function tested(backend: OpenBackend): Promise<BackendReport['selfTest'] | BackendObstacle> {
  try {
    const found = await selfTest(backend.modelOptions);
    const worst = Math.max(found.loss, found.gradient);
    return worst <= SELF_TEST_TOLERANCE ? found : { kind: 'self-test-off', difference: worst };
  } catch (error) {
    return { kind: 'self-test-stopped', message: messageOf(error) };
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Failed ? JSON.stringify(error.failure) : String(error);

/** The fastest fused engine that computes right; else why not. Its faults never cost the backend itself. */
async function testedSteps(
  backend: OpenBackend,
): Promise<{ readonly steps: StepsReport; readonly fused: FusedEngine | undefined }> {
  let obstacle: BackendObstacle | undefined;
  for (const open of backend.openFused) {
    let fused: FusedEngine | undefined;
    try {
      fused = await open();
      const difference = await fused.selfTest();
      const { subgroups } = fused;
      if (difference <= SELF_TEST_TOLERANCE) {
        return { steps: { kind: 'fused', subgroups, selfTest: difference }, fused };
      }
      obstacle = { kind: 'self-test-off', difference };
    } catch (error) {
      obstacle = { kind: 'self-test-stopped', message: messageOf(error) };
    }
    fused?.dispose();
  }
  return { steps: { kind: 'composed', obstacle }, fused: undefined };
}
