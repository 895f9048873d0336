/** Drawings that wait for their turn; asking twice is asking once. */
const waiting = new Set<() => void>();

/**
 * Draws one chart per frame: ten runs in three charts must not become one long task, and nothing is drawn while the
 * page is hidden, because then there are no frames.
 */
export function drawSoon(draw: () => void): void {
  waiting.add(draw);
  if (waiting.size === 1) requestAnimationFrame(drawNext);
}

/** For a chart that goes away. */
export const drawNever = (draw: () => void): void => {
  waiting.delete(draw);
};

function drawNext(): void {
  for (const draw of waiting) {
    waiting.delete(draw);
    // Asked for before drawing, so that a drawing that fails holds up nobody else's.
    if (waiting.size > 0) requestAnimationFrame(drawNext);
    draw();
    return;
  }
}
