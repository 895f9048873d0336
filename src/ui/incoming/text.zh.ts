import { quoted } from '../../words/quoted';
import { whole } from '../../words/zh/format';
import type { incomingText as english } from './text.en';

export const incomingText: typeof english = {
  title: (name) => `收入 ${quoted(name)}`,
  reading: (name) => `正在读取 ${quoted(name)}…`,
  cancel: '取消',
  close: '关闭',
  refused: (name) => `${quoted(name)} 没有收入。什么都没有改变。`,
  found: (prompts, base) => `${whole(prompts)} 个提示，用于 ${base}。`,
  foundIn: (format, prompts) => `${format}：${whole(prompts)} 个提示。`,
  rule: '两个表中有同名 taskname 时',
  rules: {
    version: '对方的成为下一个版本；我们的保留在下方',
    rename: '对方的以另一个名称收入',
  },
  what: '将会发生什么',
  entry: ({ kind, taskname, as, version }) => {
    switch (kind) {
      case 'new':
        return `${quoted(taskname)} 在这里是新的，将被加入。`;
      case 'version':
        return `${quoted(taskname)} 成为 ${quoted(as)} 的版本 ${whole(version)} 并投入使用；之前的版本保留在下方。`;
      case 'renamed':
        return `${quoted(taskname)} 以 ${quoted(as)} 加入；您的保持不变。`;
      case 'same':
        return `${quoted(taskname)} 已在这里，逐个数值相同；不收入任何内容。`;
    }
  },
  take: '收入',
  nothingNew: '其中的一切都已在这里。',
};
