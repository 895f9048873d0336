import { assertUnreachable } from '../../base/assert';
import type { TableDeed } from '../../studio/tableState';
import { quoted } from '../../words/quoted';
import { listed, whole } from '../../words/zh/format';
import type { tableText as english } from './text.en';

export const tableText: typeof english = {
  title: '提示表',
  lead: '每个任务一个小提示，全部用于同一个冻结的模型。学习新任务绝不会改动其他任务。',
  empty: '表中还没有提示。',
  emptyHint: '请训练一个，或取回以前保存的表。',
  goToTrain: '前往“训练”',
  goToExport: '取回一个表',
  base: (name, fingerprint) => `用于 ${name}，指纹 ${fingerprint}`,
  otherTables: (names) => `其他基础模型的提示也保留着，载入相应模型后会恢复：${listed(names)}。`,
  undo: '撤销',
  redo: '重做',
  close: '关闭',
  nothingToUndo: '没有可撤销的表更改。',
  nothingToRedo: '没有被撤销的表更改。',
  changed: (how, deed) => {
    const said = deedSentence(deed);
    return how === 'made' ? said : how === 'undone' ? `已撤销：${said}` : `已重做：${said}`;
  },
  prompts: '使用中的提示',
  promptsLead: '按 taskname 查找。以前使用过的版本保留在下方。',
  version: (version) => `版本 ${whole(version)}`,
  versionTitle: (version) => `版本 ${whole(version)}`,
  renameThis: (taskname) => `重命名 ${taskname}`,
  newName: '新的 taskname',
  duplicate: '复制',
  duplicateThis: (taskname) => `复制 ${taskname}`,
  retrain: '重新训练',
  retrainThis: (taskname) => `重新训练 ${taskname}`,
  retrainBusy: '有一次训练正在进行；请等它结束。',
  remove: '移除',
  removeThis: (taskname) => `移除 ${taskname}`,
  earlier: (count) => `${whole(count)} 个以前的版本`,
  useVersion: '使用此版本',
  useThisVersion: (taskname, version) => `使用 ${taskname} 的版本 ${whole(version)}`,
  removeThisVersion: (taskname, version) => `移除 ${taskname} 的版本 ${whole(version)}`,
  virtualTokens: '虚拟 token',
  sizeOf: (tokens, width) => `${tokens} × ${width} 个数`,
  template: '模板',
  labels: '标签',
  aliases: '视为',
  alias: (from, to) => `${from} → ${to}`,
  learned: '学习时间',
  learnedAt: (date, time) => `${date} ${time}`,
  fromElsewhere: '在此表之前，或在别处',
  encoder: '提示编码器',
  encoderUnknown: '未知',
  validationLoss: '最佳验证损失',
  accuracy: '准确率',
  accuracyOf: (accuracy, majority) =>
    majority === undefined ? accuracy : `${accuracy}（总是回答最常见标签：${majority}）`,
  macroF1: '宏平均 F1',
  unknown: '未测量',
  anyText: '自由回答',
};

function deedSentence(deed: TableDeed): string {
  switch (deed.kind) {
    case 'learned':
      return `学到了 ${quotedNames(deed.tasknames)}。`;
    case 'merged':
      return `收入了 ${quotedNames(deed.tasknames)}。`;
    case 'renamed':
      return `${quoted(deed.taskname)} 现在名为 ${quoted(deed.to)}。`;
    case 'duplicated':
      return `${quoted(deed.to)} 是 ${quoted(deed.taskname)} 的副本。`;
    case 'removed':
      return `移除了 ${quoted(deed.taskname)} 及其所有版本。`;
    case 'aliases-set':
      return `更改了 ${quoted(deed.taskname)} 的答案视为什么。`;
    case 'version-removed':
      return `移除了 ${quoted(deed.taskname)} 的版本 ${whole(deed.version)}。`;
    case 'version-used':
      return `${quoted(deed.taskname)} 的版本 ${whole(deed.version)} 已投入使用。`;
    default:
      return assertUnreachable(deed);
  }
}

const quotedNames = (names: readonly string[]): string => listed(names.map((name) => quoted(name)));
