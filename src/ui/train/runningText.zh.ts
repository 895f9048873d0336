import { whole } from '../../words/zh/format';
import type { runningText as english } from './runningText.en';

export const runningText: typeof english = {
  bar: '已完成的步数',
  rowsBar: '已完成的行数',
  step: '进度',
  loss: '当前损失',
  best: '最佳验证',
  rate: '学习率',
  speed: '每秒 token 数',
  left: '时间',
  preparing: '运行正在准备。',
  stopping: '运行正在停止。',
  stepNeedsPause: '请先暂停；之后可以一步一步地训练。',
  pausedAt: (step, loss) =>
    `已在第 ${whole(step)} 步之后暂停，损失为 ${loss}。“继续”从那里接着训练；“单步”训练一步。`,
  keepNote: '“停止并保留”在此结束，保留目前最好的提示。“放弃”不保留这次运行的任何内容。',
};
