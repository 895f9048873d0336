import type { BatchArrays } from './batchArrays';
import type { AttentionShape } from './kernels/attentionShape';
import { type Epilogue, type MatmulDevice, matmul } from './kernels/matmul';
import { type DeviceArray, type Launch, scratchArray } from './launch';

/** What the launches of all blocks have in common on their way forward. */
export interface ForwardFrame {
  readonly width: number;
  readonly innerWidth: number;
  readonly heads: number;
  readonly epsilon: number;
  readonly tokens: number;
  readonly queries: number;
  readonly batch: Pick<BatchArrays, 'everywhere' | 'atQueries' | 'queryTokens'>;
  /** Records of the attention plans. */
  readonly plans: Readonly<Record<'everywhere' | 'atQueries', PlanCounts>>;
  /** Keys and values of frozen tokens. */
  readonly frozen: DeviceArray;
  readonly device: MatmulDevice;
}

/** The same for the way back too. */
export interface BlockFrame extends ForwardFrame {
  readonly batch: Pick<BatchArrays, 'everywhere' | 'atQueries' | 'queryTokens' | 'inverse'>;
}

interface PlanCounts {
  readonly queryBlocks: number;
  readonly keyBlocks: number;
  readonly queries: number;
}

type Arrays = { readonly a: DeviceArray; readonly out: DeviceArray };

/** What a block leaves for its way back. */
export interface BlockTrace {
  readonly normal1: DeviceArray; // [n, d]
  readonly inverse1: DeviceArray; // [n]
  readonly q: DeviceArray; // [n, 3d] with keys and values, or [m, d]
  readonly kv: DeviceArray; // [n, 3d], or [n, 2d] in the last block
  readonly context: DeviceArray; // [rows, d]
  readonly statistics: DeviceArray; // [rows, heads, 2]
  readonly normal2: DeviceArray; // [rows, d]
  readonly inverse2: DeviceArray; // [rows]
  readonly before: DeviceArray; // [rows, inner]
}

/** A product with a frozen weight, `rows` rows. */
export function product(
  frame: ForwardFrame,
  rows: number,
  weight: DeviceArray,
  sides: { readonly inner: number; readonly columns: number },
  arrays: Arrays,
  epilogue: Epilogue,
): Launch {
  return matmul({ rows, ...sides, orientation: 'nn' }, { ...arrays, b: weight }, epilogue, frame.device);
}

export function traceArrays(frame: ForwardFrame, rows: number, q: DeviceArray, kv: DeviceArray): BlockTrace {
  const { tokens: n, width: d } = frame;
  return {
    normal1: scratchArray('normal before attention', n * d),
    inverse1: scratchArray('inverse deviation before attention', n),
    q,
    kv,
    context: scratchArray('context', rows * d),
    statistics: scratchArray('attention statistics', rows * frame.heads * 2),
    normal2: scratchArray('normal before MLP', rows * d),
    inverse2: scratchArray('inverse deviation before MLP', rows),
    before: scratchArray('before GELU', rows * frame.innerWidth),
  };
}

/** Query strides and key places of a plan's kernels; frozen keys lie as live ones do, key then value. */
export function shapeOf(frame: ForwardFrame, plan: 'everywhere' | 'atQueries'): AttentionShape {
  const { width: d, heads } = frame;
  const together = plan === 'everywhere';
  return {
    heads,
    headSize: d / heads,
    queryStride: together ? 3 * d : d,
    keyStride: together ? 3 * d : 2 * d,
    keyOffset: together ? d : 0,
    valueOffset: together ? 2 * d : d,
    frozenStride: 2 * d,
    frozenKeyOffset: 0,
    frozenValueOffset: d,
    software: frame.device.software,
    subgroups: frame.device.software && frame.device.subgroups === true,
    ...frame.plans[plan],
  };
}
