import { whole } from '../../words/zh/format';
import { barText, editorText, partsText } from './editorText.zh';
import { problemsText } from './fixText.zh';
import { importText } from './importText.zh';
import { previewText } from './previewText.zh';
import type { templateText as english } from './text.en';

export const templateText: typeof english = {
  title: '模板',
  lead: '一行如何变成模型读取的文本，以及虚拟 token 的位置。',
  tasks: '任务',
  add: '添加任务',
  remove: '移除这个任务',
  removed: (taskname) => `任务“${taskname}”已移除。`,
  undoRemove: '取回',
  keepRemoved: '关闭',
  unnamed: (place) => `任务 ${whole(place)}`,
  open: '打开模板',
  save: '保存模板',
  settings: '任务与角色',
  taskname: 'taskname',
  tasknameHelp: '数据、模板和提示表中的任务名。',
  truncateField: '行过长时截断的字段',
  truncateHelp: '从末尾逐个 token 截去。',
  none: '无：不使用这样的行',
  answerField: '答案字段',
  answerHelp: '模型要说的内容。它在最后。',
  noAnswer: '无',
  answerOnlyLoss: '只从答案学习',
  answerOnlyHelp: '关闭时：第一个之后的每个 token 都参与损失。',
  spacing: 'NeMo 2022 年的空格处理',
  spacingHelp: '去掉虚拟 token 两侧的空白，与当时的分词器一致。关闭时：按原样保留。',
  empty: '还没有模板。',
  emptyHint: '打开数据后会根据列生成可用的模板，或从空模板开始。',
  start: '创建模板',
  version: {
    trained: '这是学到的提示训练时使用的模板。',
    newer: '这是新版本，尚未训练。',
    newerHint: '这个任务学到的提示保留训练时的模板：试验场和导出仍使用它。训练这个版本后，新的提示会取代它。',
    trainedText: '训练时使用',
    back: '回到训练时的模板',
  },
  editor: editorText,
  parts: partsText,
  bar: barText,
  problems: problemsText,
  preview: previewText,
  import: importText,
};
