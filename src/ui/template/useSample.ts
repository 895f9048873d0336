import { useCallback } from 'react';
import { own } from '../../base/own';
import { useStudioState } from '../studioContext';

/** What a column holds in the first training row. */
export function useSample(): (field: string) => string | undefined {
  const first = useStudioState(({ data }) =>
    data.train.kind === 'ready' ? data.train.firstRows[0] : undefined,
  );
  return useCallback((field) => (first === undefined ? undefined : own(first.fields, field)), [first]);
}
