import type uPlot from 'uplot';

/** A chart as a PNG with background, title and legend, as wide as it is on the screen; undefined when there is no canvas. */
export async function pictureOf(plot: uPlot, title: string): Promise<Blob | undefined> {
  const drawn = plot.ctx.canvas;
  const ratio = drawn.width / Math.max(plot.width, 1);
  const tokens = getComputedStyle(plot.root);
  const colour = (name: string): string => tokens.getPropertyValue(name).trim();
  const [head, foot] = [34 * ratio, 28 * ratio];
  const canvas = document.createElement('canvas');
  canvas.width = drawn.width;
  canvas.height = drawn.height + head + foot;
  const context = canvas.getContext('2d');
  if (context === null) return undefined;
  context.fillStyle = colour('--surface');
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = colour('--ink');
  context.font = `600 ${15 * ratio}px system-ui, sans-serif`;
  context.fillText(title, 12 * ratio, 22 * ratio);
  context.drawImage(drawn, 0, head);
  context.font = `${12 * ratio}px system-ui, sans-serif`;
  let left = 12 * ratio;
  for (const series of plot.series.slice(1)) {
    if (series.show === false || typeof series.label !== 'string') continue;
    const stroke = typeof series.stroke === 'function' ? series.stroke(plot, 0) : series.stroke;
    context.fillStyle = typeof stroke === 'string' ? stroke : colour('--ink-soft');
    context.fillRect(left, canvas.height - 16 * ratio, 14 * ratio, 3 * ratio);
    context.fillStyle = colour('--ink');
    context.fillText(series.label, left + 19 * ratio, canvas.height - 11 * ratio);
    left += 36 * ratio + context.measureText(series.label).width;
  }
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'));
}
