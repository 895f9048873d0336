import { defineKernel, type Kernel } from '../kernel';
import { type DeviceArray, foldedGroups, type Launch, launch } from '../launch';

const GROUP = 64;

/** Slot of a row that goes nowhere. */
export const NO_SLOT = 0xffffffff;

const kernels = new Map<string, Kernel>();

interface ScatterSize {
  readonly count: number;
  /** Elements of a row that are copied; also the row length of `out`. */
  readonly width: number;
  /** Row length of `from`, and where in its rows the copied part begins. */
  readonly stride: number;
  readonly offset: number;
}

function scatterKernel({ width, stride, offset }: ScatterSize): Kernel {
  const key = [width, stride, offset].join();
  const known = kernels.get(key);
  if (known !== undefined) return known;
  const kernel = defineKernel({
    family: 'assembly',
    bindings: [
      { name: 'rows', element: 'f32', access: 'read' },
      { name: 'slots', element: 'u32', access: 'read' },
      { name: 'out', element: 'f32', access: 'write' },
    ],
    params: ['count'],
    body: `
@compute @workgroup_size(${GROUP})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
        @builtin(local_invocation_index) lane: u32) {
  let i = (group.y * groups.x + group.x) * ${GROUP}u + lane;
  let row = i / ${width}u;
  if (row >= params.count) { return; }
  let slot = slots[row];
  if (slot == ${NO_SLOT}u) { return; }
  let column = i % ${width}u;
  out[slot * ${width}u + column] = rows[row * ${stride}u + ${offset}u + column];
}`,
  });
  kernels.set(key, kernel);
  return kernel;
}

/**
 * out[slots[i]] = part of row i, for each i below `count` whose slot is not NO_SLOT; no two slots may be the same. from
 * [count, stride], slots u32 [count], out [.., width].
 */
export function scatterRows(
  size: ScatterSize,
  arrays: { readonly from: DeviceArray; readonly slots: DeviceArray; readonly out: DeviceArray },
): Launch {
  return launch(
    scatterKernel(size),
    [arrays.from, arrays.slots, arrays.out],
    [size.count],
    foldedGroups(size.count * size.width, GROUP),
  );
}
