import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import {
  copyRegisteredKernels,
  getBackend,
  getKernel,
  registerBackend,
  registerKernel,
  setBackend,
  type TensorInfo,
  unregisterKernel,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { assert, at } from '../base/assert';
import type { Failed } from '../base/failed';
import type { EngineFailure } from '../run/engineFailure';
import { type BackendEnvironment, type Opener, openBackend } from './backend';
import { openCpu } from './backendCpu';
import { openWasm } from './backendWasm';
import { adapterName, isSoftware } from './backendWebgpu';
import { SELF_TEST_TOLERANCE } from './selfTest';

const noGpu: BackendEnvironment = {
  gpu: () => Promise.resolve(undefined),
  wasm: { files: undefined, threads: 1 },
};

const refuses =
  (reason: string): Opener =>
  () =>
    Promise.reject(new Error(reason));

/** A backend like CPU whose fused matmul silently gives zeros, as a GPU does whose driver refuses a buffer. */
function registerZeros(): void {
  registerBackend('zeros', () => new MathBackendCPU());
  copyRegisteredKernels('cpu', 'zeros');
  const real = getKernel('_FusedMatMul', 'cpu');
  const zero = getKernel('ZerosLike', 'cpu');
  assert(real !== undefined && zero !== undefined, 'the CPU backend has these kernels');
  unregisterKernel('_FusedMatMul', 'zeros');
  registerKernel({
    kernelName: '_FusedMatMul',
    backendName: 'zeros',
    kernelFunc: (args) => {
      const x = real.kernelFunc(args) as TensorInfo;
      return zero.kernelFunc({ ...args, inputs: { x } });
    },
  });
}

const silentZeros: Opener = async (environment, options) => {
  const cpu = await openCpu(environment, options);
  assert(await setBackend('zeros'), 'the broken backend starts');
  return { ...cpu, adapter: 'broken' };
};

function fakeGpu(info: Partial<GPUAdapterInfo>, limits: Partial<GPUSupportedLimits> = {}): GPU {
  const adapter = { info: { vendor: '', architecture: '', device: '', description: '', ...info }, limits };
  return { requestAdapter: () => Promise.resolve(adapter) } as unknown as GPU;
}

describe('opening a backend', () => {
  beforeAll(registerZeros);

  it('takes WASM where there is no WebGPU, and says so', async () => {
    const backend = await openBackend('auto', noGpu);
    expect(backend.report.kind).toBe('wasm');
    expect(backend.report.passedOver).toEqual([{ kind: 'webgpu', obstacle: { kind: 'no-webgpu' } }]);
    expect(backend.report.features).toContain('simd');
    expect(getBackend()).toBe('wasm');
  });

  it.each(['wasm', 'cpu'] as const)('opens %s alone when wished for, within the tolerance', async (kind) => {
    const { report } = await openBackend(kind, noGpu);
    expect(report.kind).toBe(kind);
    expect(report.passedOver).toEqual([]);
    expect(report.selfTest.loss).toBeLessThan(SELF_TEST_TOLERANCE / 10);
    expect(report.selfTest.gradient).toBeLessThan(SELF_TEST_TOLERANCE / 10);
  });

  it('drops a backend whose self-test differs, and takes the next one', async () => {
    const openers = { webgpu: silentZeros, wasm: openWasm, cpu: openCpu };
    const { report } = await openBackend('auto', noGpu, openers);
    expect(report.kind).toBe('wasm');
    expect(report.passedOver).toHaveLength(1);
    const { obstacle } = at(report.passedOver, 0);
    assert(obstacle.kind === 'self-test-off', `passed over for ${obstacle.kind}`);
    expect(obstacle.difference).toBeGreaterThan(SELF_TEST_TOLERANCE);
    expect(getBackend()).toBe('wasm');
  });

  it('drops a backend whose device reports an error during the self-test', async () => {
    const failing: Opener = async (environment, options) => {
      const cpu = await openCpu(environment, options);
      const check = (): void => {
        throw new Error('validation error');
      };
      return { ...cpu, modelOptions: { ...cpu.modelOptions, check } };
    };
    const { report } = await openBackend('auto', noGpu, { webgpu: failing, wasm: openWasm, cpu: openCpu });
    expect(report.kind).toBe('wasm');
    expect(report.passedOver[0]?.obstacle).toEqual({
      kind: 'self-test-stopped',
      message: expect.stringContaining('validation error'),
    });
  });

  it('passes a software adapter over, unless WebGPU was wished for', async () => {
    const environment = { ...noGpu, gpu: () => Promise.resolve(fakeGpu({ description: 'SwiftShader' })) };
    const { report } = await openBackend('auto', environment);
    expect(report.passedOver).toEqual([
      { kind: 'webgpu', obstacle: { kind: 'software-adapter', adapter: 'SwiftShader' } },
    ]);
  });

  it('passes an adapter over whose buffers are smaller than WebGPU promises', async () => {
    const limits = { maxStorageBufferBindingSize: 2 ** 20 };
    const gpu = fakeGpu({ vendor: 'small', isFallbackAdapter: false }, limits);
    const { report } = await openBackend('auto', { ...noGpu, gpu: () => Promise.resolve(gpu) });
    expect(report.passedOver[0]?.obstacle).toEqual({
      kind: 'limit-too-low',
      limit: 'maxStorageBufferBindingSize',
      needed: 128 * 2 ** 20,
      offered: 2 ** 20,
    });
  });

  it('says every reason when nothing can be had', async () => {
    const openers = { webgpu: refuses('no adapter'), wasm: refuses('blocked'), cpu: refuses('no') };
    const failure = await openBackend('auto', noGpu, openers).catch(
      (error: Failed<EngineFailure>) => error.failure,
    );
    expect(failure).toEqual({
      kind: 'no-backend',
      wanted: 'auto',
      passedOver: [
        { kind: 'webgpu', obstacle: { kind: 'did-not-start', message: 'no adapter' } },
        { kind: 'wasm', obstacle: { kind: 'did-not-start', message: 'blocked' } },
        { kind: 'cpu', obstacle: { kind: 'did-not-start', message: 'no' } },
      ],
    });
  });

  it('does not fall back from a backend that was wished for', async () => {
    const failure = await openBackend('webgpu', noGpu).catch((error: Failed<EngineFailure>) => error.failure);
    expect(failure).toEqual({
      kind: 'no-backend',
      wanted: 'webgpu',
      passedOver: [{ kind: 'webgpu', obstacle: { kind: 'no-webgpu' } }],
    });
  });
});

describe('an adapter', () => {
  const info = { vendor: '', architecture: '', device: '', description: '', isFallbackAdapter: false };

  it.each([
    [{ ...info, vendor: 'google', architecture: 'swiftshader' }, true],
    [{ ...info, vendor: 'mesa', description: 'llvmpipe (LLVM 15.0.6)' }, true],
    [{ ...info, vendor: 'microsoft', description: 'Microsoft Basic Render Driver' }, true],
    [{ ...info, isFallbackAdapter: true }, true],
    [{ ...info, vendor: 'apple', architecture: 'metal-3' }, false],
    [{ ...info, vendor: 'nvidia', architecture: 'hopper', description: 'NVIDIA H200' }, false],
  ])('%o computes in software: %s', (given, expected) => {
    expect(isSoftware(given as GPUAdapterInfo)).toBe(expected);
  });

  it('is named by what it tells of itself', () => {
    expect(adapterName({ ...info, vendor: 'apple', architecture: 'metal-3' } as GPUAdapterInfo)).toBe(
      'apple metal-3',
    );
    expect(adapterName(info as GPUAdapterInfo)).toBe('unnamed adapter');
  });
});
