/** Notices when nothing is heard for too long after a request to stop. */
export interface SilenceWatch {
  arm(): void;
  /** Something was heard: an armed watch starts over. */
  heard(): void;
  disarm(): void;
}

export function createSilenceWatch(milliseconds: number, onSilence: () => void): SilenceWatch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const disarm = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const arm = (): void => {
    disarm();
    timer = setTimeout(onSilence, milliseconds);
  };
  return {
    arm,
    heard: () => {
      if (timer !== undefined) arm();
    },
    disarm,
  };
}
