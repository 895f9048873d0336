import { defineKernel, literal } from '../kernel';
import { type DeviceArray, foldedGroups, type Launch, launch } from '../launch';

const GROUP = 64;

const item = `
@compute @workgroup_size(${GROUP})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
        @builtin(local_invocation_index) lane: u32) {
  let i = (group.y * groups.x + group.x) * ${GROUP}u + lane;
  if (i >= params.count) { return; }`;

const reluKernel = defineKernel({
  family: 'encoder',
  bindings: [{ name: 'x', element: 'f32', access: 'write' }],
  params: ['count'],
  body: `${item}
  // Not max: it may take a NaN for less than zero, and hide it.
  let value = x[i];
  x[i] = select(value, 0.0, value <= 0.0);
}`,
});

const slopeKernel = defineKernel({
  family: 'encoder',
  bindings: [
    { name: 'gradient', element: 'f32', access: 'read' },
    { name: 'y', element: 'f32', access: 'read' },
    { name: 'out', element: 'f32', access: 'write' },
  ],
  params: ['count'],
  body: `${item}
  out[i] = select(0.0, gradient[i], y[i] > 0.0);
}`,
});

const geluKernel = defineKernel({
  family: 'encoder',
  bindings: [
    { name: 'before', element: 'f32', access: 'read' },
    { name: 'out', element: 'f32', access: 'write' },
  ],
  params: ['count'],
  body: `${item}
  let x = before[i];
  let twice = ${literal(2 * Math.sqrt(2 / Math.PI))} * x * (1.0 + 0.044715f * x * x);
  out[i] = x / (1.0 + exp(-clamp(twice, -80.0, 80.0)));
}`,
});

/** x = max(x, 0), all of it, in place. */
export function relu(x: DeviceArray): Launch {
  return launch(reluKernel, [x], [x.length], foldedGroups(x.length, GROUP));
}

/** out = gradient where y = relu(x) is above 0, else exactly 0, as torch's. Three arrays of one length. */
export function reluSlope(arrays: {
  readonly gradient: DeviceArray;
  readonly y: DeviceArray;
  readonly out: DeviceArray;
}): Launch {
  const { gradient, y, out } = arrays;
  return launch(slopeKernel, [gradient, y, out], [out.length], foldedGroups(out.length, GROUP));
}

/** out = gelu(before) in its tanh form, x sigmoid(2 √(2/π) (x + 0.044715 x³)). Two arrays of one length. */
export function gelu(arrays: { readonly before: DeviceArray; readonly out: DeviceArray }): Launch {
  const { before, out } = arrays;
  return launch(geluKernel, [before, out], [out.length], foldedGroups(out.length, GROUP));
}
