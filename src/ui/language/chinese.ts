import { chineseWords } from '../../words/zh/chineseWords';
import { chineseFormat } from '../../words/zh/format';
import { problemKindName } from '../data/problemKinds.zh';
import { dataText } from '../data/text.zh';
import { resultText } from '../evaluate/resultText.zh';
import { contestantName, evaluateText } from '../evaluate/text.zh';
import { exportText } from '../export/text.zh';
import { homeText } from '../home/text.zh';
import { incomingText } from '../incoming/text.zh';
import { insideText } from '../inside/text.zh';
import { gpuText } from '../model/gpuText.zh';
import { modelText } from '../model/text.zh';
import { predictText } from '../playground/predictText.zh';
import { playgroundText } from '../playground/text.zh';
import { runsText } from '../runs/text.zh';
import { activityText } from '../shell/activityText.zh';
import { noticeSentence } from '../shell/noticeText.zh';
import { milestoneSentence, shellText } from '../shell/text.zh';
import { gridText } from '../table/gridText.zh';
import { tableText } from '../table/text.zh';
import { templateText } from '../template/text.zh';
import { chartText } from '../train/chartText.zh';
import { moreText } from '../train/moreText.zh';
import { profileText } from '../train/profileText.zh';
import {
  bestText,
  etaText,
  lossText,
  phaseText,
  rateText,
  rowsText,
  speedText,
  stepText,
} from '../train/progressText.zh';
import { runningText } from '../train/runningText.zh';
import { endSentence, readinessSentence, scoreSentence, trainText } from '../train/text.zh';
import { textDirection } from './direction';
import type { Language } from './language';

/** All that the page says in Chinese. */
export const chinese: Language = {
  tag: 'zh-CN',
  direction: textDirection('ltr'),
  format: chineseFormat,
  words: chineseWords,
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
