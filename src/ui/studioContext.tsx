import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import { assert } from '../base/assert';
import type { Studio } from '../studio/createStudio';
import type { StudioState } from '../studio/state';

const StudioContext = createContext<Studio | undefined>(undefined);

export function StudioProvider({
  studio,
  children,
}: {
  readonly studio: Studio;
  readonly children: ReactNode;
}) {
  return <StudioContext value={studio}>{children}</StudioContext>;
}

/** The studio of this page: its actions and the figures of the run. */
export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  assert(studio !== undefined, 'a screen stands inside a StudioProvider');
  return studio;
}

/** A value of the state; the component renders again when it changes. The selector must give stable values. */
export function useStudioState<T>(select: (state: StudioState) => T): T {
  return useStore(useStudio().store, select);
}
