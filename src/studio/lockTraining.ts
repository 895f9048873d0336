/**
 * The browser's lock for training: two pages that train at once would each be half as fast and write over each other's
 * runs. Where a browser has no locks, every page may train.
 */
export async function lockTraining(): Promise<(() => void) | undefined> {
  if (!('locks' in navigator)) return () => undefined;
  return new Promise((resolve) => {
    void navigator.locks.request('p-tuning-studio.training', { ifAvailable: true }, (lock) => {
      if (lock === null) {
        resolve(undefined);
        return undefined;
      }
      return new Promise<void>((release) => resolve(() => release()));
    });
  });
}
