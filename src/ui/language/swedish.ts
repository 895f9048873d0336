import { swedishFormat } from '../../words/sv/format';
import { swedishWords } from '../../words/sv/swedishWords';
import { problemKindName } from '../data/problemKinds.sv';
import { dataText } from '../data/text.sv';
import { resultText } from '../evaluate/resultText.sv';
import { contestantName, evaluateText } from '../evaluate/text.sv';
import { exportText } from '../export/text.sv';
import { homeText } from '../home/text.sv';
import { incomingText } from '../incoming/text.sv';
import { insideText } from '../inside/text.sv';
import { gpuText } from '../model/gpuText.sv';
import { modelText } from '../model/text.sv';
import { predictText } from '../playground/predictText.sv';
import { playgroundText } from '../playground/text.sv';
import { runsText } from '../runs/text.sv';
import { activityText } from '../shell/activityText.sv';
import { noticeSentence } from '../shell/noticeText.sv';
import { milestoneSentence, shellText } from '../shell/text.sv';
import { gridText } from '../table/gridText.sv';
import { tableText } from '../table/text.sv';
import { templateText } from '../template/text.sv';
import { chartText } from '../train/chartText.sv';
import { moreText } from '../train/moreText.sv';
import { profileText } from '../train/profileText.sv';
import {
  bestText,
  etaText,
  lossText,
  phaseText,
  rateText,
  rowsText,
  speedText,
  stepText,
} from '../train/progressText.sv';
import { runningText } from '../train/runningText.sv';
import { endSentence, readinessSentence, scoreSentence, trainText } from '../train/text.sv';
import { textDirection } from './direction';
import type { Language } from './language';

/** All that the page says in Swedish. */
export const swedish: Language = {
  tag: 'sv',
  direction: textDirection('ltr'),
  format: swedishFormat,
  words: swedishWords,
  activity: activityText,
  shell: { ...shellText, describeNotice: noticeSentence, milestoneSentence },
  home: homeText,
  data: { ...dataText, problemKindName },
  template: templateText,
  model: modelText,
  gpu: gpuText,
  train: { ...trainText, readinessSentence, endSentence, scoreSentence },
  running: runningText,
  more: moreText,
  profile: profileText,
  progress: { bestText, etaText, lossText, phaseText, rateText, rowsText, speedText, stepText },
  chart: chartText,
  runs: runsText,
  evaluate: { ...evaluateText, contestantName },
  judged: resultText,
  playground: playgroundText,
  predicting: predictText,
  table: tableText,
  grid: gridText,
  incoming: incomingText,
  export: exportText,
  inside: insideText,
};
