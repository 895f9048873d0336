import type { Crossing } from '../../run/crossings';
import type { BaselineReport } from '../../run/runEvent';
import { type SeriesSummary, summarise } from '../../run/seriesSummary';
import { compact, loss, percent, rows, whole } from '../../words/zh/format';
import type { Figures } from '../charts/figures';
import { fewestPoints, speedOf } from '../charts/series';
import type { chartText as english } from './chartText.en';

export const chartText: typeof english = {
  controls: '图表的绘制方式',
  loss: '损失',
  scores: '验证行上的准确率',
  rate: '学习率',
  norm: '梯度范数',
  speed: '每秒 token 数',
  stepTime: '每步毫秒数',
  axis: '横轴',
  axes: { step: '步', epoch: '轮', examples: '样本', tokens: 'token', time: '秒' },
  log: '对数',
  freeze: '冻结图表',
  smooth: '平滑曲线',
  smoothing: '平滑',
  smoothingOff: '关',
  lossSeries: [
    { name: '训练，每一步', look: 'faint' },
    { name: '训练，平滑后', look: 'main', short: '训练' },
    { name: '验证', look: 'points', short: '验证' },
    { name: '最佳验证', look: 'best' },
    { name: '未调优的模型', look: 'reference', short: '未调优' },
  ],
  scoreSeries: [
    { name: '准确率', look: 'second', short: '准确率' },
    { name: '宏平均 F1', look: 'points', short: '宏平均 F1' },
    { name: '未调优模型的准确率', look: 'reference', short: '未调优' },
    { name: '最常见标签的准确率', look: 'reference2', short: '最常见标签' },
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
  pictureNeedsChart: '图片只能取自图表，不能取自表格。',
  csv: 'CSV',
  csvOf: (title) => `下载数值：${title}`,
  earlier: '更早',
  later: '更晚',
  firstPage: '这是第一页。',
  lastPage: '这是最后一页。',
  pageOf: (page, pages) => `第 ${whole(page)} 页，共 ${whole(pages)} 页`,
  hidden: (points) => `${whole(points)} 个为零的点无法显示在对数轴上。`,
  lossSummary,
  scoreSummary,
  rateSummary: ({ columns }) =>
    seriesText(columns.learningRate, ({ last, most }) => `当前 ${compact(last)}，最高 ${compact(most)}。`),
  gradNormSummary: ({ columns }) =>
    seriesText(
      columns.gradNorm,
      ({ last, most }) => `当前 ${compact(last)}，最高 ${compact(most)}；在裁剪前测量。`,
    ),
  speedSummary: (figures) =>
    seriesText(
      speedOf(figures.columns),
      ({ last, most }) => `当前每秒 ${whole(last)} 个 token，最快 ${whole(most)} 个。`,
    ),
  stepTimeSummary: ({ columns }) =>
    seriesText(
      columns.milliseconds,
      ({ last, least, most }) =>
        `最后一步用时 ${whole(last)} 毫秒，最快 ${whole(least)} 毫秒，最慢 ${whole(most)} 毫秒。`,
    ),
  crossed,
  baselineSummary,
};

const waiting = (points: number): string =>
  `曲线在 ${whole(fewestPoints)} 步之后出现；已完成 ${whole(points)} 步。`;

function seriesText(values: Float64Array, say: (summary: SeriesSummary) => string): string {
  const summary = values.length < fewestPoints ? undefined : summarise(values);
  return summary === undefined ? waiting(values.length) : say(summary);
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

const bars = { untuned: '未调优的模型', majority: '总是回答最常见标签' } as const;

function crossed(passed: readonly Crossing[]): string | undefined {
  const [first, second] = passed;
  if (first === undefined) return undefined;
  const reached = (each: Crossing): string =>
    `在第 ${whole(each.step)} 步，准确率达到 ${percent(each.accuracy)}，超过了`;
  if (second === undefined) return `${reached(first)}${bars[first.over]}（${percent(first.bar)}）。`;
  if (first.step === second.step)
    return `${reached(first)}${bars[first.over]}（${percent(first.bar)}）和${bars[second.over]}（${percent(second.bar)}）。`;
  return `${reached(first)}${bars[first.over]}（${percent(first.bar)}）；在第 ${whole(second.step)} 步也超过了${bars[second.over]}（${percent(second.bar)}）。`;
}
