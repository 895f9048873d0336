import type { BlockWeights, Checkpoint, GptWeights } from '../../model/checkpoint';
import type { EncodedBatch } from '../../prompt/encodedExample';
import { hashed, hashedUniform } from './hashNumbers';
import type { BenchShape } from './shape';

/** Everything a step needs, the same numbers for every contestant. */
export interface Workload {
  readonly checkpoint: Pick<Checkpoint, 'config' | 'weights'>;
  /** The LSTM encoder's starting values by torch name, in torch's shapes. */
  readonly encoder: ReadonlyMap<string, Float32Array>;
  readonly batch: EncodedBatch;
}

/** Draws tensor after tensor; the number of the tensor is its seed. Must be asked in the workload's order. */
type Draw = (count: number, half: number, shift?: number) => Float32Array;

function drawer(): Draw {
  let seed = 1;
  return (count, half, shift = 0) => hashedUniform(seed++, count, half, shift);
}

const deviation = 0.02 * Math.sqrt(3);

function drawBlock(draw: Draw, d: number): BlockWeights {
  return {
    ln1Gain: draw(d, 0.1, 1),
    ln1Bias: draw(d, 0.05),
    attentionWeight: draw(3 * d * d, deviation * 2),
    attentionBias: draw(3 * d, 0.02),
    projectionWeight: draw(d * d, deviation),
    projectionBias: draw(d, 0.02),
    ln2Gain: draw(d, 0.1, 1),
    ln2Bias: draw(d, 0.05),
    mlpInWeight: draw(4 * d * d, deviation),
    mlpInBias: draw(4 * d, 0.02),
    mlpOutWeight: draw(4 * d * d, deviation),
    mlpOutBias: draw(d, 0.02),
  };
}

function drawFrozen(draw: Draw, shape: BenchShape): GptWeights {
  const { hiddenSize: d, vocabSize, positions, layers } = shape;
  return {
    wordEmbeddings: draw(vocabSize * d, deviation),
    // One position more than the model reads: contestants that take the answer as input need it.
    positionEmbeddings: draw((positions + 1) * d, deviation),
    blocks: Array.from({ length: layers }, () => drawBlock(draw, d)),
    lnfGain: draw(d, 0.1, 1),
    lnfBias: draw(d, 0.05),
  };
}

/** [rows, columns] -> [columns, rows]: the workload's matrices are [in, out], torch's [out, in]. */
function transposed(matrix: Float32Array, rows: number): Float32Array {
  const columns = matrix.length / rows;
  const out = new Float32Array(matrix.length);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) out[c * rows + r] = matrix[r * columns + c] ?? Number.NaN;
  }
  return out;
}

/** Two bidirectional layers of width d / 2 (gates i, f, g, o; two biases), then two linear layers. */
function drawEncoder(draw: Draw, shape: BenchShape): ReadonlyMap<string, Float32Array> {
  const d = shape.hiddenSize;
  const h = d / 2;
  const encoder = new Map([['embedding.weight', draw(shape.virtualTokens * d, Math.sqrt(3))]]);
  const half = 1 / Math.sqrt(h);
  for (const part of ['l0', 'l0_reverse', 'l1', 'l1_reverse']) {
    encoder.set(`lstm_head.weight_ih_${part}`, transposed(draw(d * 4 * h, half), d));
    encoder.set(`lstm_head.weight_hh_${part}`, transposed(draw(h * 4 * h, half), h));
    encoder.set(`lstm_head.bias_ih_${part}`, draw(4 * h, half));
    encoder.set(`lstm_head.bias_hh_${part}`, draw(4 * h, half));
  }
  for (const part of ['0', '2']) {
    encoder.set(`mlp_head.${part}.weight`, transposed(draw(d * d, 1 / Math.sqrt(d)), d));
    encoder.set(`mlp_head.${part}.bias`, draw(d, 1 / Math.sqrt(d)));
  }
  return encoder;
}

const batchSeed = 9999;

/**
 * Rows of P virtual tokens and T - P + 1 words; the model reads all but the last word and predicts the last A. The virtual
 * tokens stand together behind `promptAt` words; the golden losses are those of 0.
 */
function makeBatch(shape: BenchShape, promptAt: number): EncodedBatch {
  const { positions, rows, virtualTokens, answers, vocabSize } = shape;
  const words = positions - virtualTokens + 1;
  const inputIds = new Int32Array(rows * positions);
  const labels = new Int32Array(rows * positions);
  const lossMask = new Uint8Array(rows * positions);
  for (let row = 0; row < rows; row++) {
    const wordAt = (word: number): number => hashed(batchSeed, row * words + word) % vocabSize;
    const idAt = (position: number): number => {
      const behind = position - promptAt;
      if (behind < 0) return wordAt(position);
      return behind < virtualTokens ? -1 - behind : wordAt(position - virtualTokens);
    };
    for (let position = 0; position < positions; position++) {
      inputIds[row * positions + position] = idAt(position);
      labels[row * positions + position] = idAt(position + 1);
      lossMask[row * positions + position] = position >= positions - answers ? 1 : 0;
    }
  }
  return {
    batchSize: rows,
    sequenceLength: positions,
    taskIndex: new Int32Array(rows),
    lengths: new Int32Array(rows).fill(positions),
    inputIds,
    labels,
    lossMask,
  };
}

/** Weights and batch of a shape; the recipe is fixed, so that losses can be compared across programs. */
export function makeWorkload(shape: BenchShape, promptAt = 0): Workload {
  const draw = drawer();
  const { layers, hiddenSize, heads, vocabSize, positions } = shape;
  const weights = drawFrozen(draw, shape);
  return {
    checkpoint: {
      config: {
        layers,
        hiddenSize,
        heads,
        innerSize: 4 * hiddenSize,
        vocabSize,
        positions: positions + 1,
        layerNormEpsilon: 1e-5,
      },
      weights,
    },
    encoder: drawEncoder(draw, shape),
    batch: makeBatch(shape, promptAt),
  };
}
