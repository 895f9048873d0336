import { englishWords } from '../../words/en/englishWords';
import { englishFormat } from '../../words/en/format';
import { problemKindName } from '../data/problemKinds.en';
import { dataText } from '../data/text.en';
import { resultText } from '../evaluate/resultText.en';
import { contestantName, evaluateText } from '../evaluate/text.en';
import { exportText } from '../export/text.en';
import { homeText } from '../home/text.en';
import { incomingText } from '../incoming/text.en';
import { insideText } from '../inside/text.en';
import { gpuText } from '../model/gpuText.en';
import { modelText } from '../model/text.en';
import { predictText } from '../playground/predictText.en';
import { playgroundText } from '../playground/text.en';
import { runsText } from '../runs/text.en';
import { activityText } from '../shell/activityText.en';
import { noticeSentence } from '../shell/noticeText.en';
import { milestoneSentence, shellText } from '../shell/text.en';
import { gridText } from '../table/gridText.en';
import { tableText } from '../table/text.en';
import { templateText } from '../template/text.en';
import { chartText } from '../train/chartText.en';
import { moreText } from '../train/moreText.en';
import { profileText } from '../train/profileText.en';
import {
  bestText,
  etaText,
  lossText,
  phaseText,
  rateText,
  rowsText,
  speedText,
  stepText,
} from '../train/progressText.en';
import { runningText } from '../train/runningText.en';
import { endSentence, readinessSentence, scoreSentence, trainText } from '../train/text.en';
import { textDirection } from './direction';

/** All that the page says in English. Its type is what every other language has to provide. */
export const english = {
  /** For the page and its widgets: a BCP 47 tag, and where a line begins. */
  tag: 'en',
  direction: textDirection('ltr'),
  format: englishFormat,
  words: englishWords,
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
