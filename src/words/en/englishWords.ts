import type { Words } from '../words';
import { describeDataProblem } from './describeDataProblem';
import { describeFailure } from './describeFailure';
import { passedOverText } from './describeObstacle';
import { describeTemplateFile } from './describeSettingsFile';
import { describeTemplateProblem } from './describeTemplateProblem';
import { peftObstacleText } from './peftObstacle';
import { skippedText, skipReasonText } from './skipReasons';

export const englishWords: Words = {
  describeFailure,
  describeDataProblem,
  describeTemplateProblem,
  describeTemplateFile,
  passedOverText,
  peftObstacleText,
  skipReasonText,
  skippedText,
};
