import type { BaselineReport } from '../../run/runEvent';
import { summarise } from '../../run/seriesSummary';
import { compact, loss, percent, rows, whole } from '../../words/zh/format';
import type { Figures } from '../charts/figures';
import { fewestPoints } from '../charts/series';
import type { chartText as english } from './chartText.en';

export const chartText: typeof english = {
  controls: '图表的绘制方式',
  loss: '损失',
  scores: '验证行上的准确率',
  rate: '学习率',
  norm: '梯度范数',
  speed: '每秒 token 数',
  axis: '横轴',
  axes: { step: '步', epoch: '轮', examples: '样本', tokens: 'token', time: '秒' },
  log: '对数',
  freeze: '冻结图表',
  smoothing: '平滑',
  smoothingOff: '关',
  lossSeries: [
    { name: '训练，每一步', look: 'faint' },
    { name: '训练，平滑后', look: 'main' },
    { name: '验证', look: 'points' },
    { name: '最佳验证', look: 'best' },
    { name: '未调优的模型', look: 'reference' },
  ],
  scoreSeries: [
    { name: '准确率', look: 'second' },
    { name: '宏平均 F1', look: 'points' },
    { name: '未调优模型的准确率', look: 'reference' },
    { name: '最常见标签的准确率', look: 'reference2' },
  ],
  rateSeries: [{ name: '学习率', look: 'main' }],
  normSeries: [{ name: '裁剪前的梯度范数', look: 'main' }],
  speedSeries: [
    { name: '每一步', look: 'faint' },
    { name: '平滑后', look: 'main' },
  ],
  explore: (title) => `${title}：图表；用方向键读出数值`,
  readout: (parts) => parts.map(([name, value]) => `${name} ${value}`).join('，'),
  asTable: '显示为表格',
  asChart: '显示为图表',
  tableOf: (title) => `${title}（表格）`,
  picture: '图片',
  pictureOf: (title) => `下载图片：${title}`,
  earlier: '更早',
  later: '更晚',
  firstPage: '这是第一页。',
  lastPage: '这是最后一页。',
  pageOf: (page, pages) => `第 ${whole(page)} 页，共 ${whole(pages)} 页`,
  hidden: (points) => `${whole(points)} 个为零的点无法显示在对数轴上。`,
  lossSummary,
  scoreSummary,
  rateSummary: ({ columns }) => nowText(columns.learningRate, (now) => `当前 ${now}。`),
  gradNormSummary: ({ columns }) => nowText(columns.gradNorm, (now) => `当前 ${now}，在裁剪前测量。`),
  speedSummary: ({ columns }) => {
    const last = columns.tokens.length - 1;
    const speed = (1000 * (columns.tokens[last] ?? 0)) / Math.max(columns.milliseconds[last] ?? 1, 1e-3);
    return last + 1 < fewestPoints ? waiting(last + 1) : `当前每秒 ${whole(speed)} 个 token。`;
  },
  baselineSummary,
};

const waiting = (points: number): string =>
  `曲线在 ${whole(fewestPoints)} 步之后出现；已完成 ${whole(points)} 步。`;

function nowText(values: Float64Array, say: (now: string) => string): string {
  const last = values.at(-1);
  return last === undefined || values.length < fewestPoints ? waiting(values.length) : say(compact(last));
}

const trends = { falling: '正在下降。', rising: '正在上升。', level: '已趋于平稳。' } as const;

function lossSummary({ columns, validations, baseline }: Figures): string {
  const train = summarise(columns.loss);
  if (train === undefined || columns.loss.length < fewestPoints) {
    const last = columns.loss.at(-1);
    return last === undefined ? waiting(0) : `${waiting(columns.loss.length)}当前损失 ${loss(last)}。`;
  }
  const best = validations.findLast((report) => report.best);
  return [
    `训练损失在 ${whole(columns.loss.length)} 步内从 ${loss(train.first)} 变为 ${loss(train.last)}（nat/token）。${trends[train.trend]}`,
    best === undefined ? '' : `最佳验证损失 ${loss(best.loss)}，在第 ${whole(best.step)} 步。`,
    baseline === undefined ? '' : `未调优的模型为 ${loss(baseline.untuned.loss)}。`,
  ].join('');
}

function scoreSummary({ validations, baseline }: Figures): string {
  const judged = validations.flatMap(({ judged: each }) => (each === undefined ? [] : [each]));
  const last = judged.at(-1);
  if (last === undefined) return '尚未测量。';
  const now = `${rows(last.rows)}中有 ${percent(last.accuracy)} 正确，宏平均 F1 ${loss(last.macroF1)}。`;
  const untuned = baseline?.untuned.judged?.accuracy;
  const majority = baseline?.majority?.accuracy;
  if (untuned === undefined || majority === undefined) return now;
  const verdict =
    last.accuracy > Math.max(untuned, majority)
      ? '超过了未调优的模型，也超过了总是回答最常见标签。'
      : last.accuracy > Math.min(untuned, majority)
        ? '超过了两条线中的一条，还没有超过两条。'
        : '还没有超过未调优的模型或最常见标签。';
  return `${now}${verdict}`;
}

function baselineSummary({ untuned, majority }: BaselineReport): string {
  const scores =
    untuned.judged === undefined || majority === undefined
      ? ''
      : `它在 ${whole(untuned.judged.rows)} 个验证行上答对 ${percent(untuned.judged.accuracy)}；总是回答最常见标签答对 ${percent(majority.accuracy)}。`;
  return `训练之前：未调优模型的损失为 ${loss(untuned.loss)}。${scores}`;
}
