import { describe, expect, it } from 'vitest';
import { createProgress, drawBar } from './progress';

function recorded(isTTY: boolean) {
  const written: string[] = [];
  return { written, stream: { isTTY, columns: 60, write: (text: string) => written.push(text) } };
}

describe('progress', () => {
  it('is plain lines in a pipe, at most one per twentieth', () => {
    const { written, stream } = recorded(false);
    let clock = 0;
    const progress = createProgress(stream, () => clock);
    progress.line('Backend: cpu');
    for (let step = 1; step <= 200; step++) {
      clock += 1000;
      progress.bar(`step ${step}`, step / 200);
    }
    expect(written[0]).toBe('Backend: cpu\n');
    expect(written.slice(1)).toHaveLength(20);
    expect(written.at(-1)).toBe('100 %  step 200\n');
    expect(written.join('')).not.toContain('\r');
  });

  it('says nothing in a pipe of work that is over in a moment, and begins again for the next piece', () => {
    const { written, stream } = recorded(false);
    let clock = 0;
    const progress = createProgress(stream, () => clock);
    for (const part of [0.2, 0.6, 1]) {
      clock += 100;
      progress.bar('loading', part);
    }
    clock += 3000;
    progress.bar('training', 0.5);
    clock += 3000;
    progress.bar('answering', 0.1);
    expect(written).toEqual(['50 %  training\n', '10 %  answering\n']);
  });

  it('is one line drawn over on a terminal, that makes room for lines that stay', () => {
    const { written, stream } = recorded(true);
    let clock = 0;
    const progress = createProgress(stream, () => clock);
    progress.bar('step 1', 0.25);
    progress.bar('step 2, too soon to draw', 0.5);
    clock += 100;
    progress.bar('step 3', 0.75);
    progress.line('validation loss 0.5');
    expect(written).toHaveLength(4);
    expect(written[1]).toContain('step 3');
    expect(written.slice(2)).toEqual(['\r\x1b[K', 'validation loss 0.5\n']);
  });

  it('fits its bar into the terminal', () => {
    expect(drawBar('step 10 of 20', 0.5, 60)).toBe(`${'█'.repeat(10)}${'░'.repeat(10)}  50 %  step 10 of 20`);
    for (const columns of [1, 20, 40, 200]) {
      expect(drawBar('a long text '.repeat(9), 0.3, columns).length).toBeLessThan(Math.max(2, columns));
    }
  });
});
