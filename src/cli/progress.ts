/** What progress is written to: stderr, or a list in tests. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface Progress {
  /** A line that stays. */
  line(text: string): void;
  /** How far a piece of work is, 0 to 1: a bar that is drawn over on a terminal, a line now and then in a pipe. */
  bar(text: string, fraction: number): void;
}

/** In a pipe, one line per so much progress of the same work, and not for what is over in a moment. */
const pipeStep = 0.05;
const pipeMilliseconds = 2000;
const redrawMilliseconds = 80;

/** `████████░░░░  66 %  text`, cut to the width of the terminal. */
export function drawBar(text: string, fraction: number, columns: number): string {
  const full = Math.max(0, Math.min(1, fraction));
  const width = Math.min(24, Math.max(8, columns - 40));
  const filled = Math.round(full * width);
  const percent = `${Math.floor(full * 100)}`.padStart(3);
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${percent} %  ${text}`.slice(
    0,
    Math.max(1, columns - 1),
  );
}

export function createProgress(
  stream: ProgressStream,
  now: () => number = () => performance.now(),
): Progress {
  const terminal = stream.isTTY === true;
  let drawn = false;
  let drawnAt = terminal ? Number.NEGATIVE_INFINITY : now();
  let told = 0;
  const clear = (): void => {
    if (drawn) stream.write('\r\x1b[K');
    drawn = false;
  };
  return {
    line: (text) => {
      clear();
      stream.write(`${text}\n`);
    },
    bar: (text, fraction) => {
      if (!terminal) {
        if (fraction < told) told = 0;
        if (Math.round((fraction - told) * 1000) < pipeStep * 1000 || now() - drawnAt < pipeMilliseconds)
          return;
        told = fraction;
        drawnAt = now();
        stream.write(`${Math.floor(fraction * 100)} %  ${text}\n`);
        return;
      }
      if (now() - drawnAt < redrawMilliseconds && fraction < 1) return;
      drawnAt = now();
      stream.write(`\r\x1b[K${drawBar(text, fraction, stream.columns ?? 80)}`);
      drawn = true;
      if (fraction >= 1) {
        stream.write('\n');
        drawn = false;
      }
    },
  };
}
