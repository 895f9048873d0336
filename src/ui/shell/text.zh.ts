import { assertUnreachable } from '../../base/assert';
import type { Milestone } from '../../studio/state';
import { loss, percent, rows, whole } from '../../words/zh/format';
import { chartText } from '../train/chartText.zh';
import type { shellText as english } from './text.en';

export const shellText: typeof english = {
  product: 'P-Tuning Studio',
  title: (screen) => `${screen} · P-Tuning Studio`,
  runningTitle: (share, phase) => `${share} · ${phase} · P-Tuning Studio`,
  skip: '跳到内容',
  rail: '页面',
  notices: '通知',
  dismiss: '关闭',
  menu: '菜单',
  opening: (screen) => `正在打开${screen}……`,
  brokenHint: '如果网络中断过，请重新载入页面：数据、模板和提示都保留在此浏览器中。',
  reload: '重新载入页面',
  language: '语言',
  saving: '正在保存……',
  saved: (time) => `已于 ${time} 保存`,
  notSaved: '未保存',
  alreadyStopping: '运行正在停止；这一步之后就会结束。',
  bringBack: '取回我的数据',
  bringWorkBack: '取回之前的内容',
  runGoesOn: '有一次训练正在进行；请等它结束。',
  useProcessor: '改用处理器',
  startAgain: '重新启动引擎',
  undo: '撤销',
  theme: '主题',
  themes: { auto: '跟随系统', light: '浅色', dark: '深色' },
  screens: {
    home: '首页',
    data: '数据',
    template: '模板',
    train: '训练',
    evaluate: '评估',
    playground: '试验场',
    table: '提示表',
    export: '导出',
  },
  badges: {
    done: '就绪',
    problems: (count) => `${whole(count)} 个问题`,
    running: '运行中',
  },
  stop: '停止',
  model: '模型与引擎',
  noModel: '没有模型',
  noEngine: '没有引擎',
  engineStarting: '正在启动引擎……',
  loading: (name) => `正在载入 ${name}……`,
  software: '软件',
};

export function milestoneSentence(milestone: Milestone): string {
  switch (milestone.kind) {
    case 'run-started':
      return '训练已开始。';
    case 'validated':
      return [
        `第 ${whole(milestone.report.step)} 步的验证：损失 ${loss(milestone.report.loss)}${milestone.report.best ? '，目前最佳' : ''}。`,
        chartText.crossed(milestone.passed) ?? '',
      ]
        .filter((part) => part !== '')
        .join('');
    case 'run-ended': {
      const score = milestone.report.scores.at(-1);
      const judged = score === undefined ? '' : `准确率 ${percent(score.accuracy)}。`;
      return `训练在 ${whole(milestone.report.steps)} 步后结束。${judged}`;
    }
    case 'run-failed':
      return '训练因问题而停止。';
    case 'predicted':
      return `文件中的 ${rows(milestone.rows)}已回答。`;
    case 'evaluated':
      return `已在 ${whole(milestone.rows)} 行上比较了 ${whole(milestone.contestants)} 种回答方式。`;
    case 'data-read':
      return `已读取 ${rows(milestone.rows)}，有 ${whole(milestone.problems)} 个问题。`;
    case 'model-loaded':
      return `已载入模型 ${milestone.name}。`;
    default:
      return assertUnreachable(milestone);
  }
}
