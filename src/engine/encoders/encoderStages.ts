import { assertUnreachable } from '../../base/assert';
import { encoderWidth } from '../../run/defaults';
import type { EncoderSettings } from '../../run/tuningConfig';
import type { ParameterLayout } from '../promptEncoder';
import { layoutOf, sizeOf } from './parameterLayout';

/** What follows an encoder's learned rows, from one end to the other. */
export type EncoderStage =
  /** A bidirectional layer of `torch.nn.LSTM`: [n, inputs] -> [n, 2 * hidden]. */
  | { readonly kind: 'lstm'; readonly layer: number; readonly inputs: number; readonly hidden: number }
  /** `torch.nn.Linear` and what is applied to its output: [n, inputs] -> [n, outputs]. */
  | {
      readonly kind: 'linear';
      readonly name: string;
      readonly inputs: number;
      readonly outputs: number;
      readonly activation: 'none' | 'relu' | 'gelu';
    };

type Named = readonly [name: string, shape: readonly number[]];

const linear = (
  name: string,
  inputs: number,
  outputs: number,
  activation: 'none' | 'relu' | 'gelu',
): EncoderStage => ({ kind: 'linear', name, inputs, outputs, activation });

/** The chain of stages that the settings describe; plain embeddings have none. */
export function encoderStages(settings: EncoderSettings, hiddenSize: number): readonly EncoderStage[] {
  const hidden = encoderWidth(settings, hiddenSize);
  switch (settings.kind) {
    case 'lstm': {
      const layers = Array.from({ length: settings.layers }, (_, layer): EncoderStage => {
        return { kind: 'lstm', layer, inputs: layer === 0 ? hiddenSize : 2 * hidden, hidden };
      });
      const both = 2 * hidden;
      return [
        ...layers,
        linear('mlp_head.0', both, both, 'relu'),
        linear('mlp_head.2', both, hiddenSize, 'none'),
      ];
    }
    case 'mlp': {
      const last = Math.max(2, settings.layers) - 1;
      const inner = Array.from({ length: last }, (_, i) =>
        linear(`mlp_head.${2 * i}`, i === 0 ? hiddenSize : hidden, hidden, 'relu'),
      );
      return [...inner, linear(`mlp_head.${2 * last}`, hidden, hiddenSize, 'none')];
    }
    case 'tpmlp':
      return [linear('first', hiddenSize, hidden, 'gelu'), linear('second', hidden, hiddenSize, 'none')];
    case 'embedding':
      return [];
    default:
      return assertUnreachable(settings.kind);
  }
}

/** Parameters of a stage, in torch's state-dict order; they lie one behind the other in the flat vector. */
function parametersOf(stage: EncoderStage): readonly Named[] {
  switch (stage.kind) {
    case 'lstm': {
      const { layer, inputs, hidden } = stage;
      return ['', '_reverse'].flatMap((direction): readonly Named[] => [
        [`lstm_head.weight_ih_l${layer}${direction}`, [4 * hidden, inputs]],
        [`lstm_head.weight_hh_l${layer}${direction}`, [4 * hidden, hidden]],
        [`lstm_head.bias_ih_l${layer}${direction}`, [4 * hidden]],
        [`lstm_head.bias_hh_l${layer}${direction}`, [4 * hidden]],
      ]);
    }
    case 'linear':
      return [
        [`${stage.name}.weight`, [stage.outputs, stage.inputs]],
        [`${stage.name}.bias`, [stage.outputs]],
      ];
    default:
      return assertUnreachable(stage);
  }
}

/** Numbers that a stage has to learn. */
export const parameterCount = (stage: EncoderStage): number =>
  parametersOf(stage).reduce((sum, [, shape]) => sum + sizeOf(shape), 0);

/** Names, shapes and places of an encoder's parameters, without making the encoder. */
export function encoderLayout(
  settings: EncoderSettings,
  virtualTokens: number,
  hiddenSize: number,
  tasks: readonly { readonly taskname: string }[],
): ParameterLayout {
  const shape = [virtualTokens, hiddenSize];
  if (settings.kind === 'embedding') {
    return layoutOf(tasks.map(({ taskname }) => [`${taskname}.prompt_embeddings.weight`, shape]));
  }
  const stages = encoderStages(settings, hiddenSize);
  return layoutOf([['embedding.weight', shape], ...stages.flatMap(parametersOf)]);
}
