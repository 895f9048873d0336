import type {
  BackendReport,
  BackendWish,
  LoadProgress,
  ModelReport,
  ModelSource,
  RunEvent,
  RunReport,
  TuneRequest,
} from '../bridge/contract';
import type { FoundProblems } from '../data/dataProblem';
import type { DataSource } from '../data/dataset';
import type { Repair } from '../data/repair';
import type { DataReport, EncodedPreview, RowPreview } from '../prompt/deskReport';
import type { TaskTemplate } from '../prompt/taskTemplate';
import type { RunCheckpoint } from '../run/checkpoint';
import type { Crossing } from '../run/crossings';
import type { BaselineReport, ValidationReport } from '../run/runEvent';
import type { RunRecord } from '../run/runRecord';
import type { StepProfile } from '../run/stepProfile';
import type { TuningConfig } from '../run/tuningConfig';
import type { Locale } from '../words/locale';
import type { EvaluateState } from './evaluateState';
import type { IncomingState } from './incomingState';
import type { InsideState } from './insideState';
import type { TryOutState } from './playgroundState';
import type { PredictingState } from './predictingState';
import type { ProjectWork } from './projectWork';
import type { Sample } from './samples';
import type { StudioFailure } from './studioFailure';
import type { TableState } from './tableState';

export const screens = [
  'home',
  'data',
  'template',
  'train',
  'evaluate',
  'playground',
  'table',
  'export',
] as const;
export type Screen = (typeof screens)[number];
export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
export const partNames = ['train', 'validation', 'test'] as const;
export type PartName = (typeof partNames)[number];

/** What is kept between visits, by its key on the shelf. */
export type SavedName = PartName | 'templates' | 'settings' | 'tables' | 'heldOut';
/** What is told of having come back. Rows kept beside the tables come with them. */
export type RestoredName = Exclude<SavedName, 'heldOut'>;

/** The user's own data and templates that an example took the place of. */
export interface FormerWork {
  readonly sources: Readonly<Partial<Record<PartName, DataSource>>>;
  readonly templates: readonly TaskTemplate[];
}

/** Something to tell in passing. Facts only; the sentence is written where it is shown. */
export type NoticeContent =
  | { readonly kind: 'failure'; readonly failure: StudioFailure }
  | { readonly kind: 'restored'; readonly names: readonly RestoredName[] }
  | { readonly kind: 'set-aside'; readonly former: FormerWork }
  /** A file that the user took away, or put another in the place of; its repairs are still with it. */
  | { readonly kind: 'data-removed'; readonly part: PartName; readonly source: DataSource }
  | { readonly kind: 'opened'; readonly what: 'templates' | 'run-file'; readonly name: string }
  /** A project took the place of the work; `former` is what was there, if anything. */
  | {
      readonly kind: 'project-opened';
      readonly name: string;
      readonly former: ProjectWork | undefined;
      readonly hasData: boolean;
    }
  /** Work that a project took the place of is back; `former` is what made room for it, if anything. */
  | { readonly kind: 'work-back'; readonly former: ProjectWork | undefined }
  /** A start that has not ended in half a minute. */
  | { readonly kind: 'engine-slow'; readonly wish: BackendWish }
  | { readonly kind: 'engine-restarted'; readonly reason: string };
export interface Notice {
  readonly id: number;
  readonly content: NoticeContent;
}

/** What the polite live region says: milestones, never steps. */
export type Milestone =
  | { readonly kind: 'run-started' }
  /** `passed`: what the run has to beat and passed with this validation. */
  | {
      readonly kind: 'validated';
      readonly report: ValidationReport;
      readonly passed: readonly Crossing[];
    }
  | { readonly kind: 'run-ended'; readonly report: RunReport }
  | { readonly kind: 'run-failed' }
  | { readonly kind: 'predicted'; readonly rows: number }
  | { readonly kind: 'evaluated'; readonly rows: number; readonly contestants: number }
  | { readonly kind: 'data-read'; readonly rows: number; readonly problems: number }
  | { readonly kind: 'model-loaded'; readonly name: string };

/** How the last changes stand that are kept between visits. `at` in milliseconds since 1970. */
export type SavedState =
  | { readonly kind: 'nothing' | 'saving' | 'failed' }
  | { readonly kind: 'saved'; readonly at: number };

export interface ViewState {
  readonly screen: Screen;
  readonly theme: Theme;
  readonly locale: Locale;
  readonly notices: readonly Notice[];
  readonly milestone: Milestone | undefined;
  readonly saved: SavedState;
  /** False until what was saved by the last visit has been read. */
  readonly restored: boolean;
}

/** A change to the repairs of a part. */
export interface DataChange {
  readonly how: 'made' | 'undone' | 'redone' | 'taken-back';
  readonly repair: Repair;
  /** Usable rows before it. */
  readonly rowsBefore: number;
  /** Counts up over all parts: the highest is the newest. */
  readonly order: number;
}

export type PartState =
  | { readonly kind: 'empty' }
  | { readonly kind: 'reading'; readonly name: string; readonly bytes: number; readonly total: number }
  | {
      readonly kind: 'ready';
      readonly source: DataSource;
      readonly report: DataReport;
      readonly firstRows: readonly RowPreview[];
      /** Against the templates as they are now; undefined until the desk has answered. */
      readonly checked: FoundProblems | undefined;
      /** Repairs that were undone, the last one first to be done again. */
      readonly undone: readonly Repair[];
      /** Repairs are being applied: the rows shown are those from before. */
      readonly isMending: boolean;
      /** The last change to the repairs, for saying so with the way back. */
      readonly change: DataChange | undefined;
    }
  | { readonly kind: 'failed'; readonly name: string; readonly failure: StudioFailure };

export type DataState = Readonly<Record<PartName, PartState>>;

export type BackendState =
  | { readonly kind: 'none' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready'; readonly report: BackendReport }
  | { readonly kind: 'failed'; readonly failure: StudioFailure };

export interface ModelState {
  readonly wish: BackendWish;
  readonly backend: BackendState;
  readonly base: { readonly report: ModelReport; readonly source: ModelSource } | undefined;
  readonly loading: { readonly name: string; readonly progress: LoadProgress | undefined } | undefined;
  readonly failure: { readonly name: string; readonly failure: StudioFailure } | undefined;
}

export type PreviewState =
  | { readonly kind: 'none' }
  | { readonly kind: 'ready'; readonly preview: EncodedPreview }
  | { readonly kind: 'failed'; readonly failure: StudioFailure };

export interface TemplatesState {
  readonly list: readonly TaskTemplate[];
  readonly selected: number;
  readonly row: number;
  readonly preview: PreviewState;
  /** The task that was removed last, to be brought back. */
  readonly removed: { readonly template: TaskTemplate; readonly index: number } | undefined;
  /** Problems that the user has judged harmless, by `problemKey`. */
  readonly ignored: readonly string[];
  /** The user's word on whether the next run trains a task, by taskname (`taskChoice`). */
  readonly ticks: Readonly<Record<string, boolean>>;
}

export type RunPhase = 'preparing' | Extract<RunEvent, { kind: 'phase' }>['phase'];
export type Prepared = Extract<RunEvent, { kind: 'prepared' }>;

export type RunState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'active';
      /** The run's own copy of data, templates and settings. */
      readonly request: TuneRequest;
      readonly phase: RunPhase;
      readonly prepared: Prepared | undefined;
      readonly baseline: BaselineReport | undefined;
      /** What the last profiled step cost. */
      readonly profile: StepProfile | undefined;
      readonly stopping: boolean;
    }
  | { readonly kind: 'ended'; readonly request: TuneRequest; readonly report: RunReport }
  | { readonly kind: 'failed'; readonly request: TuneRequest; readonly failure: StudioFailure };

export interface RunsState {
  /** Newest first. A run that is going on has its figures in the history; here they come with its end. */
  readonly list: readonly RunRecord[];
  /** The run removed last, to be brought back. */
  readonly removed: { readonly record: RunRecord; readonly index: number } | undefined;
  /** The last one told; its run can go on from there. */
  readonly checkpoint: RunCheckpoint | undefined;
}

export type SamplesState =
  | { readonly kind: 'none' }
  | { readonly kind: 'ready'; readonly samples: readonly Sample[] }
  | { readonly kind: 'failed'; readonly failure: StudioFailure };

export interface StudioState {
  readonly view: ViewState;
  readonly samples: SamplesState;
  readonly data: DataState;
  readonly model: ModelState;
  readonly templates: TemplatesState;
  readonly settings: TuningConfig;
  readonly run: RunState;
  readonly runs: RunsState;
  readonly tryOut: TryOutState;
  readonly table: TableState;
  readonly incoming: IncomingState;
  readonly inside: InsideState;
  readonly evaluate: EvaluateState;
  readonly predicting: PredictingState;
}
