import { describeFailureBy } from '../describeFailureBy';
import type { Words } from '../words';
import { describeDataProblem } from './describeDataProblem';
import { describeEngineFailure } from './describeEngineFailure';
import {
  describeInputFailure,
  describeStorageFailure,
  describeTableFailure,
  describeTemplateFile,
} from './describeFileFailure';
import { describeForeignFailure } from './describeForeignFailure';
import { describeModelFailure } from './describeModelFailure';
import { passedOverText } from './describeObstacle';
import { describeProjectFailure } from './describeProjectFailure';
import { describeTemplateProblem } from './describeTemplateProblem';
import { peftObstacleText } from './peftObstacle';
import { skippedText, skipReasonText } from './skipReasons';

const describers = {
  engine: describeEngineFailure,
  model: describeModelFailure,
  table: describeTableFailure,
  input: describeInputFailure,
  storage: describeStorageFailure,
  project: describeProjectFailure,
  foreign: describeForeignFailure,
};

export const chineseWords: Words = {
  describeFailure: (failure) => describeFailureBy(describers, failure),
  describeDataProblem,
  describeTemplateProblem,
  describeTemplateFile,
  passedOverText,
  peftObstacleText,
  skipReasonText,
  skippedText,
};
