import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { backend } from '@tensorflow/tfjs-core';
import { assert } from '../../base/assert';
import { Failed } from '../../base/failed';
import type { BackendKind, BackendReport } from '../../bridge/contract';
import { openBackend, type RunningBackend } from '../../engine/backend';
import { createModel } from '../../engine/createModel';
import type { FrozenModel } from '../../engine/frozenModel';
import { createFusedEngine } from '../../engine/fused/fusedEngine';
import { wasmFiles } from '../../engine/wasmFiles';
import type { EngineFailure } from '../../run/engineFailure';
import { followTenSteps } from '../followRun';
import { caseLogits, splicedLosses } from '../forwardCases';
import { stepZeroGradients } from '../stepZero';
import { readTinyGpt } from '../tinyGpt';
import type { CheckAnswer, CheckName, Checks } from './checkMessages';

/** The engine's parts in a worker, as the studio's own worker has them. */
let running: { readonly backend: RunningBackend; readonly model: FrozenModel } | undefined;

async function open(kind: BackendKind): Promise<BackendReport> {
  const opened = await openBackend(kind, {
    gpu: async () => navigator.gpu,
    wasm: { files: wasmFiles, threads: self.crossOriginIsolated ? 2 : 1 },
  });
  running = { backend: opened, model: createModel(await readTinyGpt(), opened) };
  return opened.report;
}

function started(): NonNullable<typeof running> {
  assert(running !== undefined, 'a backend is opened first');
  return running;
}

/** The self-test with the kernels that a graphics card gets, whatever the adapter is. */
async function testGraphicsKernels(): Promise<number> {
  const { device } = backend() as WebGPUBackend;
  const engine = createFusedEngine({ device, software: false, subgroups: false, check: () => undefined });
  const difference = await engine.selfTest();
  engine.dispose();
  return difference;
}

async function loseDevice(): Promise<EngineFailure | undefined> {
  (backend() as WebGPUBackend).device.destroy();
  await started().backend.lost;
  try {
    await splicedLosses(started().model, 1);
    return undefined;
  } catch (error) {
    if (error instanceof Failed) return error.failure as EngineFailure;
    throw error;
  }
}

const checks: { readonly [Name in CheckName]: () => Promise<Checks[Name]> } = {
  'open webgpu': () => open('webgpu'),
  'open wasm': () => open('wasm'),
  logits: () => caseLogits(started().model, 0),
  spliced: () => splicedLosses(started().model, 1),
  stepZero: () => stepZeroGradients(started().model),
  tenSteps: () => followTenSteps(started().model),
  graphicsKernels: testGraphicsKernels,
  lostDevice: loseDevice,
};

const reply = (answer: CheckAnswer): void => self.postMessage(answer);

self.addEventListener('message', ({ data }: MessageEvent<CheckName>) => {
  checks[data]().then(
    (value) => reply({ kind: 'found', value }),
    (error: unknown) =>
      reply({
        kind: 'failed',
        reason: error instanceof Failed ? JSON.stringify(error.failure) : String(error),
      }),
  );
});
