import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { at } from '../../base/assert';
import {
  type BlockSetting,
  type BlockTrace,
  blockBackward,
  blockForward,
  disposeTrace,
  type KeysAndValues,
} from './block';
import type { GptTensors } from './gptTensors';
import type { Layout } from './layout';
import type { Queries } from './queries';

/** Settings of all blocks; `queries` concern the last one only. */
function settingsOf(gpt: GptTensors, layout: Layout, queries: Queries | undefined): readonly BlockSetting[] {
  const shared = { layout, constants: gpt.constants, epsilon: gpt.config.layerNormEpsilon };
  const last = gpt.blocks.length - 1;
  return gpt.blocks.map((_, layer) => ({ ...shared, queries: layer === last ? queries : undefined }));
}

/** All blocks with what their backward needs. x [n, d] is used up; output [B * A, d], A the queries per row. */
export function stackForwardTraced(
  x: Tensor2D,
  gpt: GptTensors,
  layout: Layout,
  queries: Queries | undefined,
): { readonly output: Tensor2D; readonly traces: readonly BlockTrace[] } {
  const mask = gpt.constants.causalMask(layout.frame.length);
  const traces: BlockTrace[] = [];
  let current = x;
  settingsOf(gpt, layout, queries).forEach((setting, layer) => {
    const whole = { ...setting, mask, withSlope: true };
    const { output, trace } = blockForward(current, at(gpt.blocks, layer), whole);
    current.dispose();
    traces.push(trace);
    current = output;
  });
  return { output: current, traces };
}

/**
 * Gradient of the first block's input at its rows `wanted`, the only ones that anybody reads; frees each trace as soon as it
 * is used. dOutput [B * A, d] is used up.
 */
export function stackBackward(
  dOutput: Tensor2D,
  gpt: GptTensors,
  traces: readonly BlockTrace[],
  layout: Layout,
  queries: Queries | undefined,
  wanted: Tensor1D,
): Tensor2D {
  const settings = settingsOf(gpt, layout, queries);
  let gradient = dOutput;
  for (let layer = gpt.blocks.length - 1; layer >= 0; layer--) {
    const trace = at(traces, layer);
    const next = blockBackward(
      gradient,
      at(gpt.blocks, layer),
      trace,
      at(settings, layer),
      layer === 0 ? wanted : undefined,
    );
    disposeTrace(trace);
    gradient.dispose();
    gradient = next;
  }
  return gradient;
}

/**
 * All blocks without gradient, keeping each block's new keys and values where `keepsKeys`, else nothing. `past` (one per
 * block) stands before the new positions; `mask` broadcasts to [B, H, T, K]. x [n, d] is used up; output as above.
 */
export function stackForward(
  x: Tensor2D,
  gpt: GptTensors,
  layout: Layout,
  options: {
    readonly mask: Tensor;
    readonly queries?: Queries | undefined;
    readonly past?: readonly KeysAndValues[];
    readonly keepsKeys: boolean;
  },
): { readonly output: Tensor2D; readonly keys: readonly KeysAndValues[] } {
  const { mask, past, keepsKeys } = options;
  const keys: KeysAndValues[] = [];
  let current = x;
  settingsOf(gpt, layout, options.queries).forEach((setting, layer) => {
    const before = past === undefined ? {} : { past: at(past, layer) };
    const whole = { ...setting, ...before, mask, withSlope: false };
    const { output, trace } = blockForward(current, at(gpt.blocks, layer), whole);
    current.dispose();
    disposeTrace(trace, keepsKeys ? [trace.k, trace.v] : []);
    if (keepsKeys) keys.push({ k: trace.k, v: trace.v });
    current = output;
  });
  return { output: current, keys };
}
