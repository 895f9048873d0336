import { at } from '../base/assert';

/** Rows of the head in double: hidden [m, d], words [V, d], all blocks in one. */
export interface HeadTwinInputs {
  readonly hidden: ArrayLike<number>;
  readonly words: ArrayLike<number>;
  readonly labels: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
  readonly width: number;
}

/** Logits of one hidden state [V]. */
export function twinLogits({ hidden, words, width }: HeadTwinInputs, row: number): readonly number[] {
  return Array.from({ length: words.length / width }, (_, v) => {
    let sum = 0;
    for (let k = 0; k < width; k++) sum += at(hidden, row * width + k) * at(words, v * width + k);
    return sum;
  });
}

/** Cross-entropy of rows by plain loops: what `headForward` and `headGradient` compute. */
export function headTwin(inputs: HeadTwinInputs): {
  readonly logTotals: readonly number[];
  readonly rowLosses: readonly number[];
  readonly loss: number;
  readonly dHidden: readonly number[];
} {
  const { words, labels, weights, width } = inputs;
  const rows = Array.from(labels, (label, row) => {
    const logits = twinLogits(inputs, row);
    const highest = Math.max(...logits);
    const total = logits.reduce((sum, logit) => sum + Math.exp(logit - highest), 0);
    const logTotal = highest + Math.log(total);
    const shares = logits.map((logit, v) => Math.exp(logit - logTotal) - (v === label ? 1 : 0));
    const dHidden = Array.from({ length: width }, (_, k) => {
      const pull = shares.reduce((sum, share, v) => sum + share * at(words, v * width + k), 0);
      return pull * at(weights, row);
    });
    return { logTotal, rowLoss: logTotal - at(logits, label), dHidden };
  });
  return {
    logTotals: rows.map(({ logTotal }) => logTotal),
    rowLosses: rows.map(({ rowLoss }) => rowLoss),
    loss: rows.reduce((sum, { rowLoss }, row) => sum + rowLoss * at(weights, row), 0),
    dHidden: rows.flatMap(({ dHidden }) => dHidden),
  };
}
