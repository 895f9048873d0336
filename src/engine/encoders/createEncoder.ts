import { assertUnreachable } from '../../base/assert';
import { encoderWidth } from '../../run/defaults';
import type { EncoderSettings } from '../../run/tuningConfig';
import type { EncoderTask, PromptEncoder } from '../promptEncoder';
import { embeddingEncoder } from './embedding';
import { lstmEncoder } from './lstm';
import { mlpEncoder } from './mlp';
import { tpmlpEncoder } from './tpmlp';

/** The encoder that the settings describe. Whoever calls disposes it. */
export function createEncoder(
  settings: EncoderSettings,
  virtualTokens: number,
  hiddenSize: number,
  tasks: readonly EncoderTask[],
): PromptEncoder {
  const shape = {
    virtualTokens,
    hiddenSize,
    hidden: encoderWidth(settings, hiddenSize),
    layers: settings.layers,
    tasknames: tasks.map((task) => (settings.tasknameConditioning ? task.tasknameRows : new Float32Array(0))),
  };
  const recipe = { settings, virtualTokens, hiddenSize, tasks };
  switch (settings.kind) {
    case 'lstm':
      return { ...lstmEncoder(shape), recipe };
    case 'mlp':
      return { ...mlpEncoder(shape), recipe };
    case 'tpmlp':
      return { ...tpmlpEncoder(shape), recipe };
    case 'embedding':
      return {
        ...embeddingEncoder({ virtualTokens, hiddenSize, taskNames: tasks.map((task) => task.taskname) }),
        recipe,
      };
    default:
      return assertUnreachable(settings.kind);
  }
}
