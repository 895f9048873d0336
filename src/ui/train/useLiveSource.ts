import { useMemo } from 'react';
import type { FigureSource } from '../charts/figures';
import { useStudio } from '../studioContext';

/** The figures of the run that is going on, or of the one that just ended. */
export function useLiveSource(): FigureSource {
  const { history, store } = useStudio();
  return useMemo(
    () => ({
      read: () => {
        const { run, runs } = store.getState();
        const config = run.kind === 'idle' ? undefined : run.request.config;
        const record =
          run.kind === 'idle' ? undefined : runs.list.find(({ runId }) => runId === run.request.runId);
        return {
          columns: history.curve.columns(),
          validations: history.validations,
          baseline: record?.baseline,
          sizes: {
            stepsPerEpoch: record?.plan?.stepsPerEpoch ?? 1,
            batchSize: config?.batchSize ?? 1,
          },
        };
      },
      subscribe: history.subscribe,
    }),
    [history, store],
  );
}
