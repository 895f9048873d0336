import { byteSize, duration, whole } from '../../words/zh/format';
import { phaseText } from '../train/progressText.zh';
import type { activityText as english } from './activityText.en';

export const activityText: typeof english = {
  name: (activity) => {
    switch (activity.kind) {
      case 'run':
        return phaseText(activity.phase, activity.stopping);
      case 'answering':
        return '模型正在回答……';
      case 'removing':
        return `正在逐个去掉 ${activity.name} 的虚拟 token`;
      case 'predicting':
        return `正在回答 ${activity.name} 中的行`;
      case 'evaluating':
        return '正在比较回答…';
      case 'measuring':
        return '正在用留出的数据行评测提示';
      case 'loading-model':
        return `正在载入 ${activity.name}`;
      case 'reading':
        return `正在读取 ${activity.name}`;
      case 'mending':
        return '正在修正数据行……';
      case 'starting-engine':
        return '正在启动引擎……';
    }
  },
  amount: ({ unit, done, total }) => {
    switch (unit) {
      case 'steps':
        return `第 ${whole(done)} 步，共 ${whole(total)} 步`;
      case 'rows':
        return `${whole(done)} / ${whole(total)} 行`;
      case 'bytes':
        return `${byteSize(done)} / ${byteSize(total)}`;
    }
  },
  left: ({ least, most }) =>
    duration(least) === duration(most)
      ? `大约还需 ${duration(most)}`
      : `大约还需 ${duration(least)}至 ${duration(most)}`,
  measuring: '正在估算剩余时间',
  cancel: '取消',
};
