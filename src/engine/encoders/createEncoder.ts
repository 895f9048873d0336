import { assertUnreachable } from '../../base/assert';
import { encoderWidth } from '../../run/defaults';
import type { EncoderSettings } from '../../run/tuningConfig';
import type { PromptEncoder } from '../promptEncoder';
import { embeddingEncoder } from './embedding';
import { lstmEncoder } from './lstm';
import { mlpEncoder } from './mlp';
import { tpmlpEncoder } from './tpmlp';

/** A task as an encoder sees it: its name and, for conditioning, the word embeddings of the name's tokens [k * d]. */
export interface EncoderTask {
  readonly taskname: string;
  readonly tasknameRows: Float32Array;
}

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
  switch (settings.kind) {
    case 'lstm':
      return lstmEncoder(shape);
    case 'mlp':
      return mlpEncoder(shape);
    case 'tpmlp':
      return tpmlpEncoder(shape);
    case 'embedding':
      return embeddingEncoder({ virtualTokens, hiddenSize, taskNames: tasks.map((task) => task.taskname) });
    default:
      return assertUnreachable(settings.kind);
  }
}
