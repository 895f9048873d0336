import type { ResumeOffer } from '../../studio/resumeOffer';
import type { TaskStanding } from '../../studio/taskChoice';
import { quoted } from '../../words/quoted';
import { describeResumeFailure } from '../../words/zh/describeResumeFailure';
import { whole } from '../../words/zh/format';

export const goOnText = {
  title: '从停止处继续',
  lead: (name: string, steps: number, total: number | undefined) =>
    `运行 ${name} 在第 ${whole(steps)} 步${total === undefined ? '' : `（共 ${whole(total)} 步）`}停止。它的编码器和优化器已保留。`,
  own: '它会像从未停止过一样继续，使用自己的设置和模板，曲线也会接着画下去。',
  longer: '它会按下面的设置继续：学习率不变，步数更多。',
  button: '从停止处继续',
  obstacle: (obstacle: NonNullable<ResumeOffer['obstacle']>): string => {
    switch (obstacle.kind) {
      case 'not-ready':
        return '需要先准备好引擎、模型和数据。';
      case 'no-data':
        return `请先打开它的数据：${quoted(obstacle.name)}。`;
      case 'other': {
        const { what, hint } = describeResumeFailure(obstacle.failure);
        return `${what}${hint}`;
      }
    }
  },
};

export const tasksText = {
  title: '要训练的任务',
  lead: '勾选的任务用同一个编码器一起学习，虚拟 token 的数量必须相同。其他任务在表中逐位不变，它们的行不会被读取。',
  standing: (standing: TaskStanding, isTicked: boolean): string => {
    switch (standing.kind) {
      case 'new':
        return isTicked ? '新任务：表中还没有。' : '新任务，但未勾选：不会学习。';
      case 'learned':
        return isTicked
          ? `表中已有版本 ${standing.version}；这次运行会在旁边添加一个版本。`
          : `表中已有版本 ${standing.version}；保持不变。`;
      case 'changed':
        return isTicked
          ? `模板在版本 ${standing.version} 之后有改动；这次运行会在旁边添加一个版本。`
          : `模板在版本 ${standing.version} 之后有改动；该版本保持不变。`;
    }
  },
  readiness: (count: number) => (count === 0 ? '下面没有勾选任何任务' : `要训练 ${whole(count)} 个任务`),
};
