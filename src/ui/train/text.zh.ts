import { assertUnreachable } from '../../base/assert';
import type { RunSummary, TaskScore } from '../../run/runEvent';
import type { ReadinessItem } from '../../studio/readiness';
import { duration, loss, percent, rows, whole } from '../../words/zh/format';
import { goOnText, tasksText } from './goOnText.zh';
import type { trainText as english } from './text.en';

export const trainText: typeof english = {
  goOn: goOnText,
  tasks: tasksText,
  title: '训练',
  lead: '模型保持冻结。只有虚拟 token 根据您的答案的损失来学习。',
  readiness: '可以开始了吗？',
  fix: {
    data: '前往“数据”',
    template: '前往“模板”',
    model: '打开模型与引擎',
  },
  start: '开始训练',
  loading: (file, done, all) => `${file}：${done} / ${all}`,
  cancel: '取消',
  notReady: '上面每一行都打勾之后才能开始。',
  settings: '设置',
  virtualTokens: '虚拟 token',
  virtualHelp: '总数。按模板的设定分配到各个位置。',
  learningRate: '学习率',
  learningRateHelp: '太低学不到东西，太高无法稳定。',
  epochs: '轮数',
  epochsHelp: '每一行被看到的次数。',
  encoder: '提示编码器',
  encoderHelp: '训练期间产生虚拟 token 的部分。',
  encoders: {
    lstm: 'LSTM（p-tuning）',
    mlp: 'MLP',
    tpmlp: '两层感知机',
    embedding: '无（prompt tuning）',
  },
  more: '更多设置',
  runFile: '运行文件',
  saveRun: '保存运行文件',
  openRun: '打开运行文件',
  pause: '暂停',
  resume: '继续',
  step: '单步',
  stopKeep: '停止并保留',
  discard: '放弃',
  again: '更改设置后再次训练',
  takeRows: (rows: number) => `改为每次前向 ${whole(rows)} 行`,
  takeLength: (tokens: number) => `改为每行最多 ${whole(tokens)} 个 token`,
  playground: '在试验场中尝试',
  export: '把提示表带走',
  resultTable: {
    title: '准确率与需要超过的基准',
    task: '任务',
    rows: '行',
    tuned: '调优后',
    untuned: '未调优的模型',
    majority: '最常见标签',
    macroF1: '宏平均 F1',
    notMeasured: '未测量',
    rowsOf: (rows, split) => `${whole(rows)} 个${parts[split]}`,
  },
  estimate: (least, most, steps, name) => {
    const [low, high] = [duration(least), duration(most)];
    return `${whole(steps)} 步大约需要 ${low === high ? high : `${low}至 ${high}`}，依据运行 ${name} 估算。`;
  },
  discardAsk: '放弃已学到的内容？',
  discardYes: '是，放弃',
  discardNo: '否，继续',
  result: '结果',
  counts: (kept, cut) => `用 ${rows(kept)}训练${cut === 0 ? '' : `，其中 ${whole(cut)} 行被截断`}`,
  nothingKept: '这次运行没有保留任何提示。您的数据、模板和设置没有变化。',
};

export function readinessSentence(item: ReadinessItem): string {
  const isDone = item.state === 'done';
  switch (item.kind) {
    case 'data':
      if (item.state === 'waiting') return '正在读取数据……';
      return isDone ? `数据已检查：${rows(item.count)}` : '还没有可用的训练行';
    case 'held-out':
      return `${whole(item.count)} 个验证或测试文件没有可用的行：请修复或移除`;
    case 'template':
      if (isDone) return '模板有效';
      return item.count === 0 ? '还没有模板' : `模板：有 ${whole(item.count)} 个问题需要修复`;
    case 'tasks':
      return tasksText.readiness(item.count);
    case 'length':
      if (!isDone) return '使用这个模板时没有一行放得进模型';
      return item.count === 0 ? '每一行都放得进模型' : `${rows(item.count)}将不使用`;
    case 'engine':
      if (isDone) return '引擎就绪';
      return item.state === 'waiting' ? '正在启动引擎……' : '没有引擎能够启动';
    case 'base':
      if (isDone) return '模型已载入';
      return item.state === 'waiting' ? '正在载入模型……' : '没有载入模型';
    default:
      return assertUnreachable(item.kind);
  }
}

export function endSentence(report: RunSummary): string {
  const time = `${whole(report.steps)} 步，用时 ${duration(report.seconds)}`;
  const best =
    report.bestStep === undefined || report.bestValidationLoss === undefined
      ? ''
      : `最佳验证损失 ${loss(report.bestValidationLoss)} 出现在第 ${whole(report.bestStep)} 步；保留的是那时的状态。`;
  switch (report.reason) {
    case 'finished':
      return `训练完成：${time}。${best}`;
    case 'early-stop':
      return `验证损失不再下降，提前停止：${time}。${best}`;
    case 'stopped':
      return `由您停止：${time}。${best}`;
    case 'non-finite-loss':
      return `损失在第 ${whole(report.nonFiniteStep ?? report.steps)} 步不再是数字；保留了最后的正常状态。降低学习率通常有用。`;
    default:
      return assertUnreachable(report.reason);
  }
}

const parts = { train: '训练行', validation: '验证行', test: '测试行' } as const;

export function scoreSentence(score: TaskScore): string {
  const gain = score.accuracy - score.majorityAccuracy;
  const points = percent(Math.abs(gain)).replace(/\s*%/, '');
  const majority = `总是回答“${score.majorityLabel.trim()}”（${percent(score.majorityAccuracy)}）`;
  const verdict =
    gain > 0.005
      ? `比${majority}高 ${points} 个百分点`
      : gain < -0.005
        ? `比${majority}低 ${points} 个百分点`
        : `不比${majority}好`;
  return `${score.taskname}，${whole(score.rows)} 个${parts[score.split]}：${percent(score.accuracy)} 正确，${verdict}。宏平均 F1 ${loss(score.macroF1)}。`;
}
