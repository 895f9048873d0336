import { assert, assertUnreachable } from '../../../base/assert';
import { defineKernel, type Kernel } from '../kernel';
import { type DeviceArray, type Groups, type Launch, launch } from '../launch';
import { finishText } from './matmulEpilogue';
import { FLAT_LANES, flatBody } from './matmulFlat';
import { loadsText, type Wide } from './matmulLoads';
import { type MatmulDevice, type MatmulPlan, planMatmul, tileSize } from './matmulPlan';
import type { Epilogue, MatmulShape } from './matmulShape';
import { THIN_COLUMNS, thinBody } from './matmulThin';
import { tileBody } from './matmulTile';

export type { MatmulDevice } from './matmulPlan';
export type { Epilogue, MatmulShape, Orientation } from './matmulShape';

const PARAMS = [
  'rows',
  'inner',
  'columns',
  'aOffset',
  'aStride',
  'bOffset',
  'bStride',
  'outOffset',
  'outStride',
  'biasOffset',
];

type Places = Required<MatmulShape> & { readonly biasOffset: number };

function placesOf(shape: MatmulShape, epilogue: Epilogue): Places {
  const { rows, inner, columns, orientation } = shape;
  return {
    aOffset: 0,
    aStride: orientation === 'tn' ? rows : inner,
    bOffset: 0,
    bStride: orientation === 'nt' ? inner : columns,
    outOffset: 0,
    outStride: columns,
    biasOffset: epilogue.kind === 'bias' ? (epilogue.biasOffset ?? 0) : 0,
    ...shape,
  };
}

const inFours = (...sizes: readonly number[]): boolean => sizes.every((size) => size % 4 === 0);

/**
 * Four at a time along stored rows, where all rows begin at a multiple of four and that is the way they are needed. The
 * kernels without tiles walk along K in fours or not at all: a is wide only together with b.
 */
function wideOf(plan: MatmulPlan, places: Places): Wide {
  const { orientation, inner, columns, aOffset, aStride, bOffset, bStride, outOffset, outStride } = places;
  const a = orientation !== 'tn' && inFours(inner, aOffset, aStride);
  const b = orientation !== 'nt' && inFours(columns, bOffset, bStride);
  const out = inFours(columns, outOffset, outStride, places.biasOffset);
  return { a: plan.kind === 'tile' ? a : a && b, b, out };
}

function bodyOf(plan: MatmulPlan, { orientation }: Places, wide: Wide): string {
  const kind = plan.kind;
  switch (kind) {
    case 'tile':
      return tileBody(plan, orientation);
    case 'thin':
      return thinBody(plan, orientation, wide.a);
    case 'flat':
      return flatBody(plan, wide.a);
    default:
      return assertUnreachable(kind);
  }
}

function groupsOf(plan: MatmulPlan, { rows, columns }: Places): Groups {
  const kind = plan.kind;
  switch (kind) {
    case 'tile': {
      const [width, height] = tileSize(plan);
      return [Math.ceil(columns / width), Math.ceil(rows / height), 1];
    }
    case 'thin':
      return [Math.ceil(columns / THIN_COLUMNS), Math.ceil(rows / plan.rowsPerThread), 1];
    case 'flat':
      return [Math.ceil(columns / (4 * FLAT_LANES)), Math.ceil(rows / plan.rowsPerThread), 1];
    default:
      return assertUnreachable(kind);
  }
}

const kernels = new Map<string, Kernel>();

function matmulKernel(plan: MatmulPlan, places: Places, epilogue: Epilogue): Kernel {
  const wide = wideOf(plan, places);
  const keepsBefore = epilogue.kind === 'biasGelu' && epilogue.before !== undefined;
  const key = JSON.stringify([plan, places.orientation, wide, epilogue.kind, keepsBefore]);
  const known = kernels.get(key);
  if (known !== undefined) return known;
  const { bindings, text } = finishText(epilogue, wide.out);
  const kernel = defineKernel({
    family: 'matmul',
    enable: plan.kind === 'flat' && plan.broadcast ? ['subgroups'] : [],
    bindings: [
      { name: 'a', element: wide.a ? 'vec4f' : 'f32', access: 'read' },
      { name: 'b', element: wide.b ? 'vec4f' : 'f32', access: 'read' },
      { name: 'out', element: wide.out ? 'vec4f' : 'f32', access: 'write' },
      ...bindings,
    ],
    params: PARAMS,
    body: loadsText(places.orientation, wide, plan.kind === 'tile') + text + bodyOf(plan, places, wide),
  });
  kernels.set(key, kernel);
  return kernel;
}

/** The product by one kernel of the caller's choice. */
export function matmulBy(
  plan: MatmulPlan,
  shape: MatmulShape,
  arrays: { readonly a: DeviceArray; readonly b: DeviceArray; readonly out: DeviceArray },
  epilogue: Epilogue,
): Launch {
  const places = placesOf(shape, epilogue);
  const { rows, inner, columns } = places;
  assert(rows > 0 && inner > 0 && columns > 0, `matmul: a product of ${rows} x ${inner} x ${columns}`);
  const wide = wideOf(plan, places);
  const units = (isWide: boolean, size: number): number => (isWide ? size / 4 : size);
  return launch(
    matmulKernel(plan, places, epilogue),
    [arrays.a, arrays.b, arrays.out, ...finishText(epilogue, wide.out).arrays],
    [
      rows,
      inner,
      columns,
      units(wide.a, places.aOffset),
      units(wide.a, places.aStride),
      units(wide.b, places.bOffset),
      units(wide.b, places.bStride),
      units(wide.out, places.outOffset),
      units(wide.out, places.outStride),
      units(wide.out, places.biasOffset),
    ],
    groupsOf(plan, places),
  );
}

/**
 * out [M, N] = epilogue(a b), in F32. The sizes are parameters of the kernels, so that a handful of programs serves all
 * products: one per orientation, epilogue, choice of tile and way of loading.
 */
export function matmul(
  shape: MatmulShape,
  arrays: { readonly a: DeviceArray; readonly b: DeviceArray; readonly out: DeviceArray },
  epilogue: Epilogue,
  device: MatmulDevice,
): Launch {
  return matmulBy(planMatmul(shape, device), shape, arrays, epilogue);
}
