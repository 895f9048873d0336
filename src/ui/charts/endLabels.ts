import uPlot from 'uplot';

interface EndLabel {
  /** Empty for a line without a name of its own. */
  readonly text: string;
  readonly colour: string;
}

const gap = 8;
const lineHeight = 15;
/** Names longer than this end in an ellipsis. Pixels. */
const widest = 130;

/**
 * Heights at which names stand, as near to those wanted as they can be without touching: each at least `apart` from the
 * next, all between `top` and `bottom` if there is room. In the order given.
 */
export function spread(
  wanted: readonly number[],
  apart: number,
  top: number,
  bottom: number,
): readonly number[] {
  const order = wanted.map((y, i) => ({ y, i })).toSorted((a, b) => a.y - b.y);
  const placed: number[] = new Array(wanted.length).fill(top);
  let free = top;
  for (const { y, i } of order) {
    placed[i] = Math.max(free, y);
    free = (placed[i] ?? free) + apart;
  }
  free = bottom;
  for (const { i } of order.toReversed()) {
    placed[i] = Math.min(placed[i] ?? free, free);
    free = (placed[i] ?? free) - apart;
  }
  return placed;
}

/** Width that the longest name needs at the end of the lines, in CSS pixels. */
export function roomForLabels(labels: readonly EndLabel[], font: string): number {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return 10;
  context.font = font;
  const widths = labels.map(({ text }) => Math.min(context.measureText(text).width, widest));
  return Math.max(10, ...widths.map((width) => (width === 0 ? 0 : width + gap + 4)));
}

/** Writes the name of every line beside its last point, in the line's colour, none over another. */
export function drawEndLabels(plot: uPlot, labels: readonly EndLabel[], font: string, surface: string): void {
  const ratio = uPlot.pxRatio;
  const { ctx, bbox } = plot;
  const ends = labels.flatMap(({ text, colour }, i) => {
    if (text === '' || plot.series[i + 1]?.show === false) return [];
    const column = plot.data[i + 1];
    const last = column === undefined ? undefined : lastValue(column);
    if (last === undefined) return [];
    const y = plot.valToPos(last, 'y', true);
    return Number.isFinite(y) ? [{ text, colour, y }] : [];
  });
  const heights = spread(
    ends.map(({ y }) => y),
    lineHeight * ratio,
    bbox.top + 6 * ratio,
    bbox.top + bbox.height - 6 * ratio,
  );
  ctx.save();
  ctx.font = font.replace(/^\d+/, (size) => String(Number(size) * ratio));
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.lineWidth = 4 * ratio;
  ctx.strokeStyle = surface;
  ends.forEach(({ text, colour }, i) => {
    const [x, y] = [bbox.left + bbox.width + gap * ratio, heights[i] ?? 0];
    const shown = fitted(ctx, text, widest * ratio);
    ctx.strokeText(shown, x, y);
    ctx.fillStyle = colour;
    ctx.fillText(shown, x, y);
  });
  ctx.restore();
}

function lastValue(column: ArrayLike<number | null | undefined>): number | undefined {
  for (let i = column.length - 1; i >= 0; i--) {
    const value = column[i];
    if (typeof value === 'number' && Number.isFinite(value)) return value;
  }
  return undefined;
}

function fitted(context: CanvasRenderingContext2D, text: string, width: number): string {
  let shown = text;
  while (shown.length > 1 && context.measureText(shown).width > width) shown = `${shown.slice(0, -2)}…`;
  return shown;
}
