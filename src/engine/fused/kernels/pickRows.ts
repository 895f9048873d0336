import { defineKernel, type Kernel } from '../kernel';
import { type DeviceArray, foldedGroups, type Launch, launch } from '../launch';

const GROUP = 64;

const kernels = new Map<number, Kernel>();

function pickKernel(width: number): Kernel {
  const known = kernels.get(width);
  if (known !== undefined) return known;
  const kernel = defineKernel({
    family: 'assembly',
    bindings: [
      { name: 'x', element: 'f32', access: 'read' },
      { name: 'positions', element: 'i32', access: 'read' },
      { name: 'out', element: 'f32', access: 'write' },
    ],
    params: ['count'],
    body: `
@compute @workgroup_size(${GROUP})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
        @builtin(local_invocation_index) lane: u32) {
  let i = (group.y * groups.x + group.x) * ${GROUP}u + lane;
  if (i >= params.count * ${width}u) { return; }
  let row = u32(positions[i / ${width}u]);
  out[i] = x[row * ${width}u + i % ${width}u];
}`,
  });
  kernels.set(width, kernel);
  return kernel;
}

/** out[i] = x[positions[i]], row by row. x [n, width], positions [count] (i32, in range), out [count, width]. */
export function pickRows(
  size: { readonly count: number; readonly width: number },
  arrays: { readonly x: DeviceArray; readonly positions: DeviceArray; readonly out: DeviceArray },
): Launch {
  const { count, width } = size;
  return launch(
    pickKernel(width),
    [arrays.x, arrays.positions, arrays.out],
    [count],
    foldedGroups(count * width, GROUP),
  );
}
