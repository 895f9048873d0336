import type { FoundProblems } from '../data/dataProblem';
import type { DataSource } from '../data/dataset';
import type { FixOffer } from '../data/fixOffer';
import type { FixProposal } from '../data/proposeFix';
import type { Repair } from '../data/repair';
import type { DataReport, EncodedPreview, RowPreview, SplitSizes } from '../prompt/deskReport';
import type { TaskTemplate } from '../prompt/taskTemplate';
import type { SplitSettings } from '../run/tuningConfig';
import type {
  BackendReport,
  BackendWish,
  EvaluateEvent,
  EvaluateRequest,
  GenerateEvent,
  GenerateRequest,
  InspectRequest,
  LoadProgress,
  ModelReport,
  ModelSource,
  PartName,
  PredictEvent,
  PredictRequest,
  PreviewOptions,
  PromptInspection,
  RemovalEvent,
  RemovalRequest,
  RunCommand,
  RunEvent,
  TuneRequest,
} from './contract';
import type { FromServer, ToServer } from './wire';

/** Every word that crosses to the engine worker and back. A run is a call whose progress is its events. */
export interface EngineCalls {
  readonly start: { readonly params: BackendWish; readonly result: BackendReport; readonly progress: never };
  readonly loadModel: {
    readonly params: ModelSource;
    readonly result: ModelReport;
    readonly progress: LoadProgress;
  };
  readonly tune: { readonly params: TuneRequest; readonly result: undefined; readonly progress: RunEvent };
  readonly generate: {
    readonly params: GenerateRequest;
    readonly result: undefined;
    readonly progress: GenerateEvent;
  };
  readonly predict: {
    readonly params: PredictRequest;
    readonly result: undefined;
    readonly progress: PredictEvent;
  };
  readonly evaluate: {
    readonly params: EvaluateRequest;
    readonly result: undefined;
    readonly progress: EvaluateEvent;
  };
  readonly inspect: {
    readonly params: InspectRequest;
    readonly result: PromptInspection;
    readonly progress: never;
  };
  readonly removals: {
    readonly params: RemovalRequest;
    readonly result: undefined;
    readonly progress: RemovalEvent;
  };
}

export type ToEngine =
  | ToServer<EngineCalls>
  | { readonly kind: 'command'; readonly runId: string; readonly command: RunCommand };

export type FromEngine = FromServer<EngineCalls> | { readonly kind: 'lost'; readonly reason: string };

/** Every word that crosses to the desk worker and back. */
export interface DeskCalls {
  readonly readData: {
    readonly params: { readonly part: PartName; readonly source: DataSource };
    readonly result: DataReport;
    readonly progress: number;
  };
  readonly rows: {
    readonly params: { readonly part: PartName; readonly from: number; readonly to: number };
    readonly result: readonly RowPreview[];
    readonly progress: never;
  };
  readonly forget: { readonly params: PartName; readonly result: undefined; readonly progress: never };
  readonly check: {
    readonly params: { readonly part: PartName; readonly templates: readonly TaskTemplate[] };
    readonly result: FoundProblems;
    readonly progress: never;
  };
  readonly recordAt: {
    readonly params: { readonly part: PartName; readonly line: number };
    readonly result: { readonly given: string; readonly text: string } | undefined;
    readonly progress: never;
  };
  readonly rowIndexOfLine: {
    readonly params: { readonly part: PartName; readonly line: number };
    readonly result: number;
    readonly progress: never;
  };
  readonly proposeFix: {
    readonly params: {
      readonly part: PartName;
      readonly templates: readonly TaskTemplate[];
      readonly offer: FixOffer;
    };
    readonly result: FixProposal | undefined;
    readonly progress: never;
  };
  readonly proposeRepair: {
    readonly params: { readonly part: PartName; readonly repair: Repair };
    readonly result: FixProposal;
    readonly progress: never;
  };
  readonly cleanJsonl: { readonly params: PartName; readonly result: Blob; readonly progress: never };
  readonly splitSizes: {
    readonly params: {
      readonly tasks: { readonly templates: readonly TaskTemplate[]; readonly leaveOut: readonly string[] };
      readonly split: SplitSettings;
      readonly seed: number;
    };
    readonly result: SplitSizes;
    readonly progress: never;
  };
  readonly loadTokenizer: {
    readonly params: ModelSource;
    readonly result: { readonly vocabSize: number };
    readonly progress: never;
  };
  readonly preview: {
    readonly params: {
      readonly template: TaskTemplate;
      readonly index: number;
      readonly options: PreviewOptions;
    };
    readonly result: EncodedPreview;
    readonly progress: never;
  };
}

export type ToDesk = ToServer<DeskCalls>;
export type FromDesk = FromServer<DeskCalls>;
