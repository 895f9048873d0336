import type { DataFault, DataPlace } from '../data/dataProblem';
import type { TemplateFileProblem } from '../prompt/readTemplates';
import type { TemplateFault } from '../prompt/templateProblem';
import type { PassedOver } from '../run/backendObstacle';
import type { PeftObstacle } from '../table/exchange/peftEligibility';
import type { AnyFailure } from './describeFailureBy';
import type { Sentence } from './sentence';

/** What a language has to say about everything that can go wrong. Each function is one exhaustive switch. */
export interface Words {
  describeFailure(failure: AnyFailure): Sentence;
  describeDataProblem(problem: DataFault & Pick<DataPlace, 'line' | 'column'>): Sentence;
  describeTemplateProblem(fault: TemplateFault): Sentence;
  describeTemplateFile(name: string, problem: TemplateFileProblem): Sentence;
  /** A backend and why it was not taken, to end a sentence. */
  passedOverText(passed: PassedOver): string;
  /** Why a row was skipped; counts that crossed the wall carry reasons as text. */
  skipReasonText(reason: string): string;
  /** Why a prompt cannot be exported for PEFT, as a sentence. */
  peftObstacleText(obstacle: PeftObstacle): string;
  /** Rows that were skipped by reason, to end a sentence; empty when there are none. */
  skippedText(skipped: Readonly<Record<string, number>>): string;
}
