import type { runningText as english } from './runningText.en';

export const runningText: typeof english = {
  bar: '已完成的步数',
  step: '进度',
  loss: '当前损失',
  best: '最佳验证',
  rate: '学习率',
  speed: '每秒 token 数',
  left: '时间',
  preparing: '运行正在准备。',
  stopping: '运行正在停止。',
  stepNeedsPause: '请先暂停；之后可以一步一步地训练。',
  pausedNote: '已暂停。“继续”从这里接着训练；“单步”训练一步；“停止并保留”以目前学到的内容结束运行。',
};
