import type { DataProblem } from '../data/dataProblem';
import type { TemplateFileProblem } from '../prompt/readTemplates';
import type { TemplateProblem } from '../prompt/templateProblem';
import type { RemapFault } from './judging/remapFile';
import type { OriginChange } from './predictionOrigin';
import type { RunFileFault } from './runFile';

/** A file of settings that cannot be used. */
export type SettingsFileFailure =
  | { readonly kind: 'template-file-invalid'; readonly name: string; readonly problem: TemplateFileProblem }
  | { readonly kind: 'run-file-invalid'; readonly name: string; readonly fault: RunFileFault };

/** What can go wrong with the files that a command was given or is to write. `name` is the path as given. */
export type InputFailure =
  | SettingsFileFailure
  | { readonly kind: 'remap-file-invalid'; readonly name: string; readonly fault: RemapFault }
  | { readonly kind: 'file-missing'; readonly name: string }
  | { readonly kind: 'file-unreadable'; readonly name: string; readonly reason: string }
  | { readonly kind: 'file-unwritable'; readonly name: string; readonly reason: string }
  | { readonly kind: 'no-space'; readonly name: string }
  | { readonly kind: 'no-usable-rows'; readonly name: string; readonly problem: DataProblem | undefined }
  /** Rows that are to be judged lack their right answers. */
  | { readonly kind: 'no-answers'; readonly name: string; readonly fields: readonly string[] }
  /** The file is to be gone on with, and a line of it is no prediction. */
  | { readonly kind: 'not-predictions'; readonly name: string; readonly line: number }
  /** The file is to be gone on with, and what its answers were made with is not in `record`. */
  | { readonly kind: 'predictions-of-unknown'; readonly name: string; readonly record: string }
  /** The same, and they were made with something else. */
  | { readonly kind: 'predictions-of-other'; readonly name: string; readonly change: OriginChange }
  /** At least one of them is an error. */
  | { readonly kind: 'templates-unfit'; readonly problems: readonly TemplateProblem[] };
