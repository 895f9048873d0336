import type uPlot from 'uplot';

/** Sizes of the frame around a drawing, in CSS pixels. */
const [head, legendLine, edge] = [38, 20, 14];

/** A chart as a PNG with background, title and legend, as wide as it is on the screen; undefined when there is no canvas. */
export async function pictureOf(plot: uPlot, title: string): Promise<Blob | undefined> {
  const drawn = plot.ctx.canvas;
  const ratio = drawn.width / Math.max(plot.width, 1);
  const tokens = getComputedStyle(plot.root);
  const colour = (name: string): string => tokens.getPropertyValue(name).trim();
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (context === null) return undefined;
  const font = '12px system-ui, sans-serif';
  context.font = font;
  const names = plot.series.slice(1).flatMap((series) => {
    if (series.show === false || typeof series.label !== 'string') return [];
    return [{ series, label: series.label, width: 46 + context.measureText(series.label).width }];
  });
  const places = wrapped(
    names.map(({ width }) => width),
    plot.width - 2 * edge,
  );
  const lines = 1 + (places.at(-1)?.line ?? 0);
  const height = drawn.height / ratio + head + lines * legendLine + edge;
  canvas.width = drawn.width;
  canvas.height = height * ratio;
  // Sizing a canvas forgets its settings. From here on the unit is a CSS pixel.
  context.scale(ratio, ratio);
  context.fillStyle = colour('--surface');
  context.fillRect(0, 0, plot.width, height);
  context.fillStyle = colour('--ink');
  context.font = '600 15px system-ui, sans-serif';
  context.fillText(title, edge, 24);
  context.drawImage(drawn, 0, head, plot.width, drawn.height / ratio);
  context.font = font;
  names.forEach(({ series, label }, i) => {
    const { line, left } = places[i] ?? { line: 0, left: 0 };
    const y = head + drawn.height / ratio + line * legendLine + 10;
    const stroke = typeof series.stroke === 'function' ? series.stroke(plot, i + 1) : series.stroke;
    context.strokeStyle = stroke ?? colour('--ink-soft');
    context.lineWidth = 2.5;
    context.setLineDash(series.dash ?? []);
    context.beginPath();
    context.moveTo(edge + left, y);
    context.lineTo(edge + left + 22, y);
    context.stroke();
    context.fillText(label, edge + left + 28, y + 4);
  });
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'));
}

/** Where things of these widths stand one after the other in lines of a given width. */
export function wrapped(
  widths: readonly number[],
  most: number,
): readonly { readonly line: number; readonly left: number }[] {
  let [line, left] = [0, 0];
  return widths.map((width) => {
    if (left > 0 && left + width > most) [line, left] = [line + 1, 0];
    const place = { line, left };
    left += width;
    return place;
  });
}
