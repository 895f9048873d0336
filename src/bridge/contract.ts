import type { FoundProblems } from '../data/dataProblem';
import type { DataSource, Example } from '../data/dataset';
import type { FixOffer } from '../data/fixOffer';
import type { FixProposal } from '../data/proposeFix';
import type { Repair } from '../data/repair';
import type { DataReport, EncodedPreview, RowPreview, SplitSizes } from '../prompt/deskReport';
import type { TaskTemplate } from '../prompt/taskTemplate';
import type { BackendName, BackendObstacle, PassedOver } from '../run/backendObstacle';
import type { RunCheckpoint } from '../run/checkpoint';
import type { RowPrediction } from '../run/prediction';
import type {
  BaselineReport,
  RowCounts,
  RunSummary,
  SplitName,
  StepColumns,
  ValidationReport,
} from '../run/runEvent';
import type { StepProfile } from '../run/stepProfile';
import type { SplitSettings, TuningConfig } from '../run/tuningConfig';
import type { VirtualPrompt } from '../table/promptTable';
import type {
  EvaluateEvent,
  EvaluateRequest,
  GenerateEvent,
  GenerateRequest,
  InspectRequest,
  PredictEvent,
  PredictRequest,
  PromptInspection,
  RemovalEvent,
  RemovalRequest,
} from './requests';

export type * from './requests';

/** Where a checkpoint's files are. `url` is a folder beside the page; `files` were picked or dropped by the user. */
export type ModelSource =
  | { readonly kind: 'url'; readonly name: string; readonly url: string }
  | { readonly kind: 'files'; readonly name: string; readonly files: readonly File[] };

export interface LoadProgress {
  readonly fileName: string;
  readonly loadedBytes: number;
  readonly totalBytes: number;
}

export interface ModelReport {
  readonly name: string;
  readonly fingerprint: string;
  readonly layers: number;
  readonly hiddenSize: number;
  readonly heads: number;
  readonly vocabSize: number;
  readonly positions: number;
  readonly parameters: number;
  readonly weightBytes: number;
}

export type BackendKind = BackendName;
export type BackendWish = BackendKind | 'auto';

export interface BackendReport {
  readonly kind: BackendKind;
  /** For people: adapter vendor and architecture, or WASM with its threads. */
  readonly adapter: string;
  /** f16, subgroups, timestamp-query, simd, threads … as offered. */
  readonly features: readonly string[];
  readonly software: boolean;
  readonly threads: number;
  /** Largest relative differences of the start-up self-test against stored numbers. */
  readonly selfTest: { readonly loss: number; readonly gradient: number };
  /** How the steps of a run are computed here. */
  readonly steps: StepsReport;
  /** Backends that were tried before this one, and why each was passed over. */
  readonly passedOver: readonly PassedOver[];
}

/**
 * `fused`: recordings of our own kernels, which passed their own self-test (largest relative difference). `composed`: one
 * tensor operation after another; `obstacle` says why a GPU has to do with that.
 */
export type StepsReport =
  | { readonly kind: 'fused'; readonly subgroups: boolean; readonly selfTest: number }
  | { readonly kind: 'composed'; readonly obstacle: BackendObstacle | undefined };

export interface DataParts {
  readonly train: DataSource;
  readonly validation: DataSource | undefined;
  readonly test: DataSource | undefined;
}

/** A run on paper: the same content as a run file. */
export interface TuneRequest {
  readonly runId: string;
  readonly data: DataParts;
  readonly templates: readonly TaskTemplate[];
  readonly config: TuningConfig;
  /**
   * Measure the untuned model before the first step, and accuracy with every validation. It costs time and changes no
   * number of the run.
   */
  readonly watch?: boolean;
  /** Tasks of the data that this run leaves alone: their rows are not read. */
  readonly leaveOut?: readonly string[];
  /** Tell a `checkpoint` at every pause, at a stop, at the end, and every twenty seconds on the way. */
  readonly checkpoints?: boolean;
  /** Go on from here; data, templates and settings must be those of the checkpoint. */
  readonly resume?: RunCheckpoint | undefined;
}

export type { RowPrediction } from '../run/prediction';

export interface RunReport extends RunSummary {
  readonly runId: string;
  readonly predictions: readonly RowPrediction[];
}

export type RunEvent =
  | {
      readonly kind: 'prepared';
      readonly totalSteps: number;
      readonly stepsPerEpoch: number;
      readonly counts: Readonly<Record<SplitName, RowCounts>>;
      readonly labels: Readonly<Record<string, readonly string[]>>;
      readonly trainedParameters: number;
    }
  | { readonly kind: 'steps'; readonly columns: StepColumns }
  | { readonly kind: 'baseline'; readonly report: BaselineReport }
  | { readonly kind: 'validation'; readonly report: ValidationReport }
  | {
      readonly kind: 'phase';
      readonly phase:
        | 'compiling'
        | 'baseline'
        | 'training'
        | 'validating'
        | 'paused'
        | 'stopping'
        | 'scoring';
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: 'checkpoint'; readonly checkpoint: RunCheckpoint }
  /** Now and then between `start-profile` and `end-profile`. */
  | { readonly kind: 'profile'; readonly profile: StepProfile }
  | {
      readonly kind: 'ended';
      readonly report: RunReport;
      readonly prompts: readonly VirtualPrompt[];
      /** Held-out rows of every task, a bounded number, each with its taskname: for judging the task again later. */
      readonly heldOut: readonly Example[];
    };

/** To profile costs a little time and changes no number of the run. */
export type RunCommand = 'pause' | 'resume' | 'step' | 'stop-and-keep' | 'start-profile' | 'end-profile';

/** The engine as everybody else sees it: a worker in the app, in-thread in Node and in tests. */
export interface Engine {
  /** Opens a backend (WebGPU, then WASM, then CPU; or only the one wished for) and tests it. Rejects with Failed<EngineFailure>. */
  start(wish: BackendWish): Promise<BackendReport>;
  /** Rejects with Failed<ModelFailure>; an AbortError when cancelled. The former model stays until the new one is ready. */
  loadModel(
    source: ModelSource,
    options: { readonly signal: AbortSignal; readonly onProgress: (progress: LoadProgress) => void },
  ): Promise<ModelReport>;
  /** A run. Ends with an `ended` event; aborting the signal discards the run. Rejects with Failed<EngineFailure>. */
  tune(request: TuneRequest, signal: AbortSignal): AsyncIterable<RunEvent>;
  /** Answered within one step. */
  command(runId: string, command: RunCommand): void;
  /** Answers one row in the open: reads it, then writes token by token. Rejects with Failed<EngineFailure>. */
  generate(request: GenerateRequest, signal: AbortSignal): AsyncIterable<GenerateEvent>;
  /** Answers many rows; no row is left out. What was told before an abort stays true. */
  predict(request: PredictRequest, signal: AbortSignal): AsyncIterable<PredictEvent>;
  /** Lets contestants answer the same rows. */
  evaluate(request: EvaluateRequest, signal: AbortSignal): AsyncIterable<EvaluateEvent>;
  /** Looks inside a learned prompt. */
  inspect(request: InspectRequest, signal: AbortSignal): Promise<PromptInspection>;
  /** What each virtual token is worth on rows. */
  removals(request: RemovalRequest, signal: AbortSignal): AsyncIterable<RemovalEvent>;
  /** Resolves when the device is lost or dies (WebGPU only): the engine must be made anew. */
  readonly lost: Promise<{ readonly reason: string }>;
  dispose(): void;
}

export type PartName = 'train' | 'validation' | 'test';

/**
 * The data desk: reading, checking and encoding rows off the page's thread, while the engine trains. What takes long
 * lets other questions in between, and rejects with an AbortError when its signal says so.
 */
export interface Desk {
  /** Reads a source, replacing what was held for this part. Progress in bytes. */
  readData(
    part: PartName,
    source: DataSource,
    options: { readonly signal: AbortSignal; readonly onProgress: (bytes: number) => void },
  ): Promise<DataReport>;
  /** Rows [from, to) of a part as given, for the table. */
  rows(part: PartName, from: number, to: number): Promise<readonly RowPreview[]>;
  forget(part: PartName): Promise<void>;
  /** A part against the templates and as a whole: missing fields, repeated rows, lone labels, leaks into held-out parts. */
  check(part: PartName, templates: readonly TaskTemplate[], signal?: AbortSignal): Promise<FoundProblems>;
  /** The record that starts on a line, as given and with its repairs, for editing in place. */
  recordAt(
    part: PartName,
    line: number,
  ): Promise<{ readonly given: string; readonly text: string } | undefined>;
  /** The index of the first row that starts on `line` or later. */
  rowIndexOfLine(part: PartName, line: number): Promise<number>;
  /** What a fix would change; undefined for an offer that is no repair of the data. Nothing is changed by asking. */
  proposeFix(
    part: PartName,
    templates: readonly TaskTemplate[],
    offer: FixOffer,
    signal?: AbortSignal,
  ): Promise<FixProposal | undefined>;
  /** The same for a repair that the user made up, such as a renamed column. */
  proposeRepair(part: PartName, repair: Repair, signal?: AbortSignal): Promise<FixProposal>;
  /** All rows with their repairs as JSON Lines; reads back to the same rows. */
  cleanJsonl(part: PartName, signal?: AbortSignal): Promise<Blob>;
  /** Rows and labels of each part as a run with these settings will have them. */
  splitSizes(
    tasks: { readonly templates: readonly TaskTemplate[]; readonly leaveOut: readonly string[] },
    split: SplitSettings,
    seed: number,
    signal?: AbortSignal,
  ): Promise<SplitSizes>;
  /** Reads `tokenizer.json` of a base, for previews. */
  loadTokenizer(source: ModelSource): Promise<{ readonly vocabSize: number }>;
  /** What the model will receive for row `index` of train, and counts over all rows. */
  preview(template: TaskTemplate, index: number, options: PreviewOptions): Promise<EncodedPreview>;
}

export interface PreviewOptions {
  readonly maxSequenceLength: number;
  readonly addBos: boolean;
  readonly spacing: 'literal' | 'nemo-2022';
  readonly split: SplitSettings;
  readonly seed: number;
}
