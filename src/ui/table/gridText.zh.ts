import { rows as rowsOf, whole } from '../../words/zh/format';
import type { gridText as english } from './gridText.en';

export const gridText: typeof english = {
  title: '逐步学习',
  lead: '每次加入占一行，每个任务占一列：该步之后，每个提示在自己的留出行上答对了多少，以及它的数值是否仍然相同。',
  emptyTitle: '提示表从不遗忘',
  empty:
    '每个任务都有自己的行，按 taskname 查找，而模型是冻结的：后来的任务没有任何可以覆盖的东西。在这里学到第一个提示后，这个网格就会开始展示这一点。',
  region: '学习步骤与任务',
  step: '步骤',
  stepName: (step) => `步骤 ${whole(step)}`,
  learned: '学到',
  when: (date, time) => `${date} ${time}`,
  average: '平均',
  forgetting: '遗忘',
  explain:
    '平均：某一步之后表中各任务准确率的均值。遗忘：先前的任务比自己的最佳准确率下降了多少，取平均，以百分点计（Chaudhry 等，2018）；0 表示没有任何损失。',
  accuracyOn: (accuracy, rows) => `${accuracy}（共 ${rowsOf(rows)}）`,
  notMeasured: '未测量',
  absent: '不在表中',
  learnedHere: '在此学到',
  unchanged: '未变，逐位相同',
  arrived: '在此步之前收入',
  otherVersion: (version) => `使用版本 ${whole(version)}`,
  changed: '数值与之前不同',
  isChanged: '某个提示的数值与上一步不同。',
  isChangedHint: '学习不会造成这种情况：文件被其他程序改动过。更早的副本可能仍保有原来的数值。',
  digest: (digest) => `SHA-256 ${digest}…`,
  meanOf: (mean, tasks) => `${mean}（${whole(tasks)} 个任务）`,
  noFigure: '未知',
  verdict: (steps) => `又经过 ${whole(steps)} 步之后，先前的每个提示仍然逐位相同。`,
  asList: '显示为列表',
  measure: '重新测量',
  measuring: (done, total) => `正在测量：${done} / ${total} 行`,
  cancel: '取消',
  obstacles: {
    'nothing-learned': '这里还没有学到任何内容。',
    'no-base': '测量需要基础模型；它尚未载入。',
    'run-active': '有一次训练正在进行；请在它结束后测量。',
    'no-rows': '没有为最后一步的提示保留留出行。',
  },
};
