import type { Contestant } from '../../run/judging/types';
import { rows, whole } from '../../words/zh/format';
import type { evaluateText as english } from './text.en';

export function contestantName(contestant: Contestant): string {
  switch (contestant.kind) {
    case 'tuned':
      return '学到的提示';
    case 'majority':
      return '总是最常见的标签';
    case 'untuned':
      if (contestant.shots === 0) return '未调优，无示例（zero-shot）';
      return contestant.shots === 1
        ? '未调优，1 个示例之后（one-shot）'
        : `未调优，${whole(contestant.shots)} 个示例之后`;
  }
}

export const evaluateText: typeof english = {
  title: '评估',
  lead: '回答有多好？在相同的行上，把学到的提示与未调优的模型和最简单的猜测放在一起比较。',
  noTasks: {
    what: '还没有带答案的任务可以比较。',
    hint: '请选择一个示例，或打开自己的带标签的行，并制作一个带答案的模板。',
  },
  goToExamples: '选择一个示例',
  goToData: '打开自己的数据',
  goToTrain: '前往“训练”',
  goToTemplate: '前往“模板”',
  nothingLearned: {
    what: '这个选择还没有学到任何提示。',
    hint: '现在就可以比较未调优的模型和最常见的标签；训练之后，学到的提示会列在它们旁边。',
  },
  setup: '比较什么',
  task: '任务',
  allTasks: '所有学过的任务',
  allTemplates: '所有任务',
  notLearned: (taskname) => `${taskname}（还没有学）`,
  rowsFrom: '用于评判的行',
  noRowsYet: '还没有',
  origins: {
    'last-run': '上次运行留出的行',
    kept: '学习每个提示时留出的行',
    test: '测试文件',
    validation: '验证文件',
    planned: '运行会留出的行',
    file: '在这里打开的文件',
  },
  originNamed: (origin, fileName) => `${origin}：${fileName}`,
  noOrigin: {
    what: '还没有可用于评判的行。',
    hint: '请在“数据”中打开带标签的行，或在这里打开仅用于评判的文件。运行会自动为此留出一些行。',
  },
  openFile: '打开带标签的行',
  dropHere: '或把文件拖到这里',
  mostRows: '每个任务最多行数',
  mostRowsHelp: '行数更多时，每个标签保持其比例。',
  contestants: '谁来回答',
  tuned: '学到的提示',
  zeroShot: '未调优的模型，无示例（zero-shot）',
  oneShot: '读过一个已解示例的未调优模型（one-shot）',
  manyShot: '读过多个已解示例的未调优模型',
  shots: '已解示例数',
  shotsHelp: '在该行之前读取尽可能多的示例，直到放不下为止。',
  majority: '总是最常见的标签',
  needsPrompt: '当每个所选任务都有学到的提示时，它们才能参加。',
  needsExamples: 'one-shot、更多示例和最常见的标签需要已解的行：请在“数据”中打开训练数据。',
  normalisation: '标签的比较方式',
  normalisations: {
    token: '每个 token 的对数概率',
    sum: '对数概率之和',
    character: '每个字符的对数概率',
  },
  normalisationHelp: '长标签要答对的更多；相除之后，不同长度的标签才可以比较。',
  withText: '同时让模型自由书写',
  withTextHelp: '用于检查写出的内容是否完全一致。需要更长时间。',
  seed: '随机种子',
  seedHelp: '用来抽取行和示例。',
  more: '如何测量',
  start: '比较',
  again: '重新比较',
  cancel: '取消',
  noModel: '比较需要已载入的模型。',
  openModel: '打开模型与引擎',
  noOriginShort: '还没有可用于评判的行。',
  nobody: '没有选择任何回答者。',
  busy: '比较正在进行；请先取消。',
  training: '有一次运行正在进行；请等它结束。',
  reading: '正在读取行…',
  running: (name, done, total) => `${name}：${done} / ${total} 个回答`,
  noRows: (read) => ({
    what: read === 0 ? '这个选择中没有任何行。' : `${rows(read)}中没有一行属于所选任务并且带有答案。`,
    hint: '一行要算数，须在 taskname 下写明任务（或只有一个任务），并且填写了答案字段。',
  }),
};
