import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { at } from '../../base/assert';
import type { Frame } from './attention';
import {
  type BlockSetting,
  type BlockTrace,
  blockBackward,
  blockForward,
  disposeTrace,
  type KeysAndValues,
} from './block';
import type { GptTensors } from './gptTensors';

function settingOf(gpt: GptTensors, frame: Frame): BlockSetting {
  return { frame, constants: gpt.constants, epsilon: gpt.config.layerNormEpsilon };
}

/** All blocks with what their backward needs. x [n, d] is used up. */
export function stackForwardTraced(
  x: Tensor2D,
  gpt: GptTensors,
  frame: Frame,
): { readonly output: Tensor2D; readonly traces: readonly BlockTrace[] } {
  const mask = gpt.constants.causalMask(frame.length);
  const traces: BlockTrace[] = [];
  let current = x;
  for (const block of gpt.blocks) {
    const { output, trace } = blockForward(current, block, {
      ...settingOf(gpt, frame),
      mask,
      withSlope: true,
    });
    current.dispose();
    traces.push(trace);
    current = output;
  }
  return { output: current, traces };
}

/** Gradient of the first block's input; frees each trace as soon as it is used. dOutput [n, d] is used up. */
export function stackBackward(
  dOutput: Tensor2D,
  gpt: GptTensors,
  traces: readonly BlockTrace[],
  frame: Frame,
): Tensor2D {
  let gradient = dOutput;
  for (let layer = gpt.blocks.length - 1; layer >= 0; layer--) {
    const trace = at(traces, layer);
    const next = blockBackward(gradient, at(gpt.blocks, layer), trace, frame);
    disposeTrace(trace);
    gradient.dispose();
    gradient = next;
  }
  return gradient;
}

/**
 * All blocks without gradient, keeping only each block's new keys and values. `past` (one per block) stands before
 * the new positions; `mask` broadcasts to [B, H, T, K]. x [n, d] is used up.
 */
export function stackForward(
  x: Tensor2D,
  gpt: GptTensors,
  frame: Frame,
  mask: Tensor,
  past?: readonly KeysAndValues[],
): { readonly output: Tensor2D; readonly keys: readonly KeysAndValues[] } {
  const keys: KeysAndValues[] = [];
  let current = x;
  gpt.blocks.forEach((block, layer) => {
    const { output, trace } = blockForward(current, block, {
      ...settingOf(gpt, frame),
      mask,
      withSlope: false,
      ...(past === undefined ? {} : { past: at(past, layer) }),
    });
    current.dispose();
    disposeTrace(trace, [trace.k, trace.v]);
    keys.push({ k: trace.k, v: trace.v });
    current = output;
  });
  return { output: current, keys };
}
