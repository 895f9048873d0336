import { assertUnreachable } from '../../base/assert';
import { bestOf, type RunRecord } from '../../run/runRecord';
import { chineseFormat, duration, listed, loss, percent, rows, whole } from '../../words/zh/format';
import type { Overlay } from './overlay';
import { aboveBest, stepsOf, virtualTokensOf } from './runFacts';
import { settingNames, settingNothing } from './settingWords.zh';
import type { SortKey } from './sortRuns';
import type { runsText as english } from './text.en';

const when = new Intl.DateTimeFormat('zh', { dateStyle: 'medium', timeStyle: 'short' });

export const runsText: typeof english = {
  title: '运行',
  lead: '每次运行及其当时的设置。勾选几个即可叠加比较。',
  empty: '运行会列在这里，各自保存一份设置。勾选两个或更多，它们的曲线会叠加显示，并列出不同的设置。',
  table: '运行列表',
  compare: '比较',
  compareThis: (name) => `比较 ${name}`,
  full: '已经在比较十次运行；请先去掉一个。',
  stillRunning: '这次运行仍在进行。',
  actions: '操作',
  show: '显示',
  hide: '隐藏',
  showThis: (name) => `显示 ${name}`,
  hideThis: (name) => `隐藏 ${name}`,
  remove: '移除',
  removeThis: (name) => `移除 ${name}`,
  removed: (name) => `${name} 已移除。`,
  undo: '撤销',
  columns: {
    name: '名称',
    state: '状态',
    when: '开始时间',
    steps: '步数',
    last: '最后的验证损失',
    best: '最佳验证损失',
    accuracy: '最佳准确率',
    data: '数据',
    seconds: '用时',
    template: '模板',
  },
  cell: cellText,
  comparison: (runs) => `比较 ${whole(runs)} 次运行`,
  comparisonLead: '指向一次运行，它会在所有图表中突出显示。固定一次运行，其他运行就以它为基准。',
  results: '所比较的运行达到的结果',
  pin: '固定',
  pinned: '已固定',
  pinThis: (name) => `以 ${name} 为基准`,
  beside: besideText,
  fewPoints: '还没有可以绘制的内容：这些运行的点都不足以画出曲线。',
  same: '这些运行的设置相同。',
  differences: '不同的设置',
  setting: '设置',
  unset: '未设置',
  settingNames,
  settingNothing,
  spacings: { literal: '按原样', 'nemo-2022': '按 2022 年 NeMo 的方式' },
  ofTask: (task, name) => `任务 ${whole(task)}：${name}`,
  yes: '是',
  no: '否',
  overlays: { train: '训练损失', validation: '验证损失', accuracy: '验证准确率' },
  overlaySummary,
  details: (name) => `运行 ${name}`,
  close: '关闭',
  unfinished,
  newName: '新名称',
  renameThis: (name) => `重命名 ${name}`,
  reuse: '再次使用这些设置',
  busy: '有一次运行正在进行；结束之前设置不能更改。',
  csv: '下载数值（CSV）',
  settings: '这次运行的设置',
  asFiles: '与文件中的写法相同的内容',
};

function cellText(record: RunRecord, key: SortKey): string {
  const { loss: best, accuracy } = bestOf(record.validations);
  switch (key) {
    case 'name':
      return record.name;
    case 'state':
      return stateText(record);
    case 'when':
      return when.format(record.startedAt);
    case 'steps':
      return stepsText(record);
    case 'last': {
      const last = record.validations.at(-1);
      return last === undefined ? '–' : loss(last.loss);
    }
    case 'best':
      return best === undefined ? '–' : `${loss(best.loss)}（第 ${whole(best.step)} 步）`;
    case 'accuracy':
      return accuracy?.judged === undefined
        ? '–'
        : `${percent(accuracy.judged.accuracy)}（第 ${whole(accuracy.step)} 步）`;
    case 'data':
      return `${record.data.name}，${rows(record.data.rows)}`;
    case 'template':
      return `${listed(record.templates.map(({ taskname }) => taskname))}，${whole(virtualTokensOf(record))} 个虚拟 token`;
    case 'seconds':
      return record.summary === undefined ? '–' : duration(record.summary.seconds);
    default:
      return assertUnreachable(key);
  }
}

function stepsText(record: RunRecord): string {
  const { done, planned } = stepsOf(record);
  return planned === undefined ? whole(done) : `${whole(done)}，共 ${whole(planned)}`;
}

function besideText(record: RunRecord, pinned: RunRecord | undefined, key: 'best' | 'accuracy'): string {
  const value = cellText(record, key);
  const above = aboveBest(record, pinned, key);
  if (above === undefined) return value;
  const size =
    key === 'best' ? loss(Math.abs(above)) : `${percent(Math.abs(above)).replace(/\s*%/, '')} 个百分点`;
  return above === 0 ? `${value}，相同` : `${value}，${above < 0 ? '低' : '高'} ${size}`;
}

function stateText({ state, summary }: RunRecord): string {
  if (summary === undefined)
    return { running: '进行中', ended: '完成', failed: '失败', interrupted: '中断' }[state];
  switch (summary.reason) {
    case 'finished':
      return '完成';
    case 'early-stop':
      return '提前停止';
    case 'stopped':
      return '由您停止';
    case 'non-finite-loss':
      return '损失不是数字';
    default:
      return assertUnreachable(summary.reason);
  }
}

function unfinished({ state, columns }: RunRecord): string {
  const steps = `${whole(columns.step.length)} 步`;
  return state === 'failed'
    ? `这次运行在 ${steps}之后失败。`
    : `运行途中页面被关闭或重新载入；记录了 ${steps}。`;
}

function overlaySummary(records: readonly RunRecord[], what: Overlay): string {
  const values = records.map((record) => {
    const best = bestOf(record.validations);
    const last = record.columns.loss.at(-1);
    const text =
      what === 'train'
        ? last === undefined
          ? undefined
          : `最终 ${loss(last)}`
        : what === 'validation'
          ? best.loss && `最佳 ${loss(best.loss.loss)}`
          : best.accuracy?.judged && `最佳 ${percent(best.accuracy.judged.accuracy)}`;
    return text === undefined ? undefined : `${record.name} ${text}`;
  });
  return `${chineseFormat.list(values.filter((value) => value !== undefined))}。`;
}
