import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { getKernel, type KernelFunc, registerKernel, type TensorInfo } from '@tensorflow/tfjs-core';
import { assert, at } from '../base/assert';
import { type OwnKernelName, ownKernels } from './ownKernels';
import { adamFields, geluFields, rowFields } from './wasm/job';
import { ADAM, GELU, NORMALIZE, NORMALIZE_BACKWARD, SOFTMAX, SOFTMAX_BACKWARD } from './wasm/program';
import { crewOf } from './wasmMatMul';

/** Numbers in an item: some microseconds of work. */
const ITEM_NUMBERS = 16_384;

type Fields<Name extends string> = Partial<Readonly<Record<Name, number>>>;

/** A kernel's view of its arguments: addresses, and outputs to be made. */
interface Arguments {
  readonly inputs: Readonly<Record<string, TensorInfo>>;
  readonly address: (name: string) => number;
  readonly make: (shape: readonly number[]) => { readonly info: TensorInfo; readonly address: number };
  readonly rows: (kind: number, shape: readonly number[], fields: Fields<(typeof rowFields)[number]>) => void;
  readonly run: (kind: number, total: number, fields: readonly number[]) => void;
  readonly attributes: unknown;
}

function kernel(compute: (given: Arguments) => TensorInfo[]): KernelFunc {
  return (args) => {
    const backend = args.backend as BackendWasm;
    const inputs = args.inputs as unknown as Readonly<Record<string, TensorInfo>>;
    const crew = crewOf(backend);
    const run = (kind: number, total: number, fields: readonly number[]): void => {
      if (total > 0) crew.run(kind, total, fields, 0);
    };
    return compute({
      inputs,
      attributes: args.attrs,
      address: (name) => {
        const input = inputs[name];
        assert(input !== undefined, `no input ${name}`);
        return backend.getMemoryOffset(input.dataId);
      },
      make: (shape) => {
        const info = backend.makeOutput([...shape], 'float32');
        return { info, address: backend.getMemoryOffset(info.dataId) };
      },
      run,
      rows: (kind, shape, fields) => {
        const width = at(shape, shape.length - 1);
        const rows = sizeOf(shape) / width;
        const rowsPerItem = Math.max(1, Math.round(ITEM_NUMBERS / width));
        const all: Fields<string> = { ...fields, rows, rowBytes: 4 * width, rowsPerItem };
        run(
          kind,
          Math.ceil(rows / rowsPerItem),
          rowFields.map((name) => all[name] ?? 0),
        );
      },
    });
  };
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, side) => product * side, 1);

interface AdamRates {
  readonly beta1: number;
  readonly beta2: number;
  readonly correction: number;
  readonly epsilon: number;
  readonly stepSize: number;
}

/** The bits of a number as F32. */
const bitsOf = (value: number): number => at(new Uint32Array(Float32Array.of(value).buffer), 0);

const kernels: Readonly<Record<OwnKernelName, KernelFunc>> = {
  GeluWithSlope: kernel(({ inputs: { x }, attributes, address, make, run }) => {
    assert(x !== undefined, 'GELU has an input');
    const { withSlope } = attributes as { readonly withSlope: boolean };
    const output = make(x.shape);
    const slope = withSlope ? make(x.shape) : undefined;
    const bytes = 4 * sizeOf(x.shape);
    const all: Fields<string> = {
      x: address('x'),
      out: output.address,
      slope: slope?.address ?? 0,
      bytes,
      itemBytes: 4 * ITEM_NUMBERS,
    };
    run(
      GELU,
      Math.ceil(bytes / (4 * ITEM_NUMBERS)),
      geluFields.map((name) => all[name] ?? 0),
    );
    return [output.info, ...(slope === undefined ? [] : [slope.info])];
  }),
  NormalizeRows: kernel(({ inputs: { x }, address, make, rows }) => {
    assert(x !== undefined, 'a normalisation has an input');
    const normal = make(x.shape);
    const inverse = make([...x.shape.slice(0, -1), 1]);
    rows(NORMALIZE, x.shape, {
      first: address('x'),
      second: inverse.address,
      out: normal.address,
      epsilonAt: address('epsilon'),
    });
    return [normal.info, inverse.info];
  }),
  NormalizeRowsBackward: kernel(({ inputs: { dNormal }, address, make, rows }) => {
    assert(dNormal !== undefined, 'a gradient is given');
    const out = make(dNormal.shape);
    rows(NORMALIZE_BACKWARD, dNormal.shape, {
      first: address('dNormal'),
      second: address('inverseDeviation'),
      third: address('normal'),
      out: out.address,
    });
    return [out.info];
  }),
  MaskedSoftmax: kernel(({ inputs: { scores, mask }, address, make, rows }) => {
    assert(scores !== undefined && mask !== undefined, 'scores and a mask are given');
    const [, heads, queries] = scores.shape;
    assert(heads !== undefined && queries !== undefined, 'scores are [B, H, A, K]');
    const out = make(scores.shape);
    rows(SOFTMAX, scores.shape, {
      first: address('scores'),
      second: address('mask'),
      out: out.address,
      queries: queries,
      headRows: heads * queries,
      maskBatch: sizeOf(mask.shape.slice(0, -2)) > 1 ? queries : 0,
    });
    return [out.info];
  }),
  SoftmaxBackward: kernel(({ inputs: { probabilities }, address, make, rows }) => {
    assert(probabilities !== undefined, 'probabilities are given');
    const out = make(probabilities.shape);
    rows(SOFTMAX_BACKWARD, probabilities.shape, {
      first: address('probabilities'),
      third: address('dProbabilities'),
      out: out.address,
    });
    return [out.info];
  }),
  AdamStep: kernel(({ inputs: { parameters }, attributes, address, make, run }) => {
    assert(parameters !== undefined, 'there are parameters');
    const rates = attributes as AdamRates;
    const outputs = [make(parameters.shape), make(parameters.shape), make(parameters.shape)] as const;
    const bytes = 4 * sizeOf(parameters.shape);
    const all: Fields<string> = {
      parameters: address('parameters'),
      gradient: address('gradient'),
      first: address('firstMoment'),
      second: address('secondMoment'),
      outParameters: outputs[0].address,
      outFirst: outputs[1].address,
      outSecond: outputs[2].address,
      bytes,
      itemBytes: 4 * ITEM_NUMBERS,
      beta1: bitsOf(rates.beta1),
      oneMinusBeta1: bitsOf(1 - rates.beta1),
      beta2: bitsOf(rates.beta2),
      oneMinusBeta2: bitsOf(1 - rates.beta2),
      correction: bitsOf(rates.correction),
      epsilon: bitsOf(rates.epsilon),
      stepSize: bitsOf(rates.stepSize),
    };
    run(
      ADAM,
      Math.ceil(bytes / (4 * ITEM_NUMBERS)),
      adamFields.map((name) => all[name] ?? 0),
    );
    return outputs.map(({ info }) => info);
  }),
};

/** Gives the WASM backend the kernels that tfjs has none of; once is enough. */
export function addWasmLoops(): void {
  for (const kernelName of ownKernels) {
    if (getKernel(kernelName, 'wasm') !== undefined) continue;
    registerKernel({ kernelName, backendName: 'wasm', kernelFunc: kernels[kernelName] });
  }
}
