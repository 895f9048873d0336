import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runLook } from '../runs/runLooks';

const css = readFileSync(join(import.meta.dirname, '..', 'tokens.css'), 'utf8');
const blocks = {
  light: /:root \{([^}]*)\}/.exec(css)?.[1] ?? '',
  dark: /:root\[data-theme="dark"\] \{([^}]*)\}/.exec(css)?.[1] ?? '',
};

const token = (theme: 'light' | 'dark', name: string): string =>
  new RegExp(`${name}: (#[0-9a-f]{6});`).exec(blocks[theme])?.[1] ?? '';

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const value = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio, WCAG 2.2: 1.4.11 asks for 3 between a line and what it is drawn on. */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe.each(['light', 'dark'] as const)('lines on a %s surface stand out by 3 to 1', (theme) => {
  const surface = token(theme, '--surface');

  it.each(['--accent', '--chart-faint', '--chart-second', '--ink-soft', '--warn'])('%s', (name) => {
    expect(contrast(token(theme, name), surface)).toBeGreaterThanOrEqual(3);
  });

  it('the lines of all compared runs, and their names by 4.5 to 1', () => {
    for (let place = 0; place < 10; place++)
      expect(contrast(runLook(place, theme === 'dark').colour, surface)).toBeGreaterThanOrEqual(4.5);
  });
});
