import { type ComponentType, lazy } from 'react';
import type { Screen } from '../../studio/state';

export interface ScreenProps {
  /** Opens the dialog of model and engine. */
  readonly onOpenModel: () => void;
}

/** Screens that are files of their own; Home comes with the page. */
type LaterScreen = Exclude<Screen, 'home'>;
type ScreenFile = Promise<{ readonly default: ComponentType<ScreenProps> }>;

const files: Readonly<Record<LaterScreen, () => ScreenFile>> = {
  data: async () => ({ default: (await import('../data/DataScreen')).DataScreen }),
  template: async () => ({ default: (await import('../template/TemplateScreen')).TemplateScreen }),
  train: async () => ({ default: (await import('../train/TrainScreen')).TrainScreen }),
  evaluate: async () => ({ default: (await import('../evaluate/EvaluateScreen')).EvaluateScreen }),
  playground: async () => ({ default: (await import('../playground/PlaygroundScreen')).PlaygroundScreen }),
  table: async () => ({ default: (await import('../table/TableScreen')).TableScreen }),
  export: async () => ({ default: (await import('../export/ExportScreen')).ExportScreen }),
};

const modelDialog = async () => ({ default: (await import('../model/ModelDialog')).ModelDialog });

export const laterScreens: Readonly<Record<LaterScreen, ComponentType<ScreenProps>>> = {
  data: lazy(files.data),
  template: lazy(files.template),
  train: lazy(files.train),
  evaluate: lazy(files.evaluate),
  playground: lazy(files.playground),
  table: lazy(files.table),
  export: lazy(files.export),
};

export const LazyModelDialog = lazy(modelDialog);

/**
 * Fetches every screen while the page is idle, in the order in which they are likely to be opened, so that none of
 * them opens with a gap. One that does not arrive is asked for again when it is opened.
 */
export async function prefetchScreens(): Promise<void> {
  for (const fetchFile of [...Object.values(files), modelDialog]) {
    await whenIdle();
    await fetchFile().catch(() => undefined);
  }
}

const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    // Safari has no idle callback.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 2000 });
    else setTimeout(resolve, 200);
  });
