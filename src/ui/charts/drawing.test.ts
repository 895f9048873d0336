import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { chartCsv } from './chartCsv';
import { drawNever, drawSoon } from './drawSoon';
import { spread } from './endLabels';
import { lineSign } from './lines';
import { wrapped } from './picture';

describe('names at the ends of lines', () => {
  it('stand where the lines end, and one below the other where these meet', () => {
    expect(spread([50, 10, 52], 15, 0, 100)).toEqual([50, 10, 65]);
  });

  it('never touch, whatever the lines do, as long as there is room', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 350 }), { maxLength: 10 }), (wanted) => {
        const placed = [...spread(wanted, 15, 0, 300)].sort((a, b) => a - b);
        for (const [i, y] of placed.entries()) {
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(300);
          if (i > 0) expect(y - (placed[i - 1] ?? 0)).toBeGreaterThanOrEqual(15);
        }
      }),
    );
  });
});

it('a legend goes on in the next line where one is full', () => {
  expect(wrapped([60, 60, 200, 10], 130)).toEqual([
    { line: 0, left: 0 },
    { line: 0, left: 60 },
    { line: 1, left: 0 },
    { line: 2, left: 0 },
  ]);
});

it('the sign of a line has its dashes', () => {
  expect(lineSign('red', [])).toBe('red');
  expect(lineSign('red', [8, 4])).toBe('repeating-linear-gradient(90deg, red 0px 8px, transparent 8px 12px)');
});

it('figures go into CSV in full, gaps empty, names quoted where they must be', () => {
  const columns = [Float64Array.of(1, 2), [0.123456789, null]];
  expect(chartCsv(['Steps', 'Loss, "raw"'], columns)).toBe(
    'Steps,"Loss, ""raw"""\r\n1,0.123456789\r\n2,\r\n',
  );
});

it('one chart is drawn per frame, each once, and none that has gone', () => {
  const frames: (() => void)[] = [];
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
  const drawn: string[] = [];
  const [a, b, c] = ['a', 'b', 'c'].map((name) => () => void drawn.push(name));
  for (const draw of [a, b, a, c]) if (draw !== undefined) drawSoon(draw);
  if (b !== undefined) drawNever(b);
  frames.shift()?.();
  expect(drawn).toEqual(['a']);
  while (frames.length > 0) frames.shift()?.();
  expect(drawn).toEqual(['a', 'c']);
  vi.unstubAllGlobals();
});
