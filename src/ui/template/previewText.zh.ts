import { rows, tokens, whole } from '../../words/zh/format';
import type { previewText as english } from './previewText.en';

export const previewText: typeof english = {
  title: '模型收到的一行',
  lead: '带编号的方块是虚拟 token；带下划线的 token 参与损失：这就是模型要学会说的内容。带斜线的 token 会被截去。',
  none: '预览需要训练行和已载入的模型。',
  previous: '上一行',
  next: '下一行',
  longestRow: '最长的行',
  previousTrouble: '上一个有问题的行',
  nextTrouble: '下一个有问题的行',
  noTrouble: '每一行都能原样放下。',
  noTroubleThere: '这个方向没有了。',
  atLongest: '这就是最长的行。',
  noEarlier: '这是第一行。',
  noLater: '这是最后一行。',
  position: (row, all, line, length) =>
    `第 ${whole(row)} 行（共 ${whole(all)} 行），文件的第 ${whole(line)} 行，${tokens(length)}`,
  cutHere: (cut) => `从这一行截去 ${tokens(cut)}。`,
  skippedHere: (reason) => `这一行不使用：${reason}。`,
  kept: '保留',
  cut: '截断',
  skipped: '不使用',
  fates: (kept, cut, skipped, reasons) =>
    `所有行中保留 ${whole(kept)} 行，其中 ${whole(cut)} 行被截断，${whole(skipped)} 行不使用${reasons}。`,
  counting: (given, all) => `正在统计：${rows(all)}中的 ${whole(given)} 行。`,
  virtualToken: (number) => `虚拟 token ${whole(number)}`,
  row: '逐个 token 显示的行',
  budget: '模型中的空间',
  budgetSentence: (used, maximum) =>
    used <= maximum
      ? `每个字段都取最长文本时，一行有 ${tokens(used)}；放得下 ${whole(maximum)} 个。`
      : `每个字段都取最长文本时，一行有 ${tokens(used)}，但只放得下 ${whole(maximum)} 个。`,
  virtual: (count) => `${whole(count)} 个虚拟`,
  fixed: (count) => `${whole(count)} 个固定文本`,
  field: (name, count) => `${name} 最多 ${whole(count)} 个`,
  free: (count) => `${whole(count)} 个空闲`,
  cost: (relative) =>
    relative < 1.05
      ? '虚拟 token 几乎不增加开销：训练一步的时间与没有它们时差不多。'
      : relative < 1.95
        ? `训练一步的开销比没有虚拟 token 时多约 ${whole(Math.round((relative - 1) * 20) * 5)}%。`
        : `训练一步的开销约为没有虚拟 token 时的 ${whole(Math.round(relative))} 倍。`,
};
