import { quoted } from '../../words/quoted';
import { listed, whole } from '../../words/zh/format';
import type { incomingText as english } from './text.en';

export const incomingText: typeof english = {
  cardTitle: '收入提示',
  cardLead:
    '在这里保存的表，或别人的提示：PEFT 适配器、NumPy 数组、NeMo 表。在任何更改之前，会先显示文件中的内容。',
  merge: '合并另一个表',
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
  drop: '把文件或文件夹拖放到这里，或选择它。',
  open: '打开文件',
  openFolder: '打开 PEFT 文件夹',
  formats: {
    peft: 'PEFT 适配器',
    npy: 'NumPy 数组',
    nemo: 'NeMo 提示表',
    tensors: 'safetensors 文件',
  },
  leftAside: (names) => `未收入：${listed(names)}。`,
  sizeOf: (tokens, width) => `${tokens} 个虚拟 token × ${width} 个数`,
  nameless: '没有名称的提示',
  takeThis: '收入此提示',
  taskname: '任务的 taskname',
  likeTemplate: '模板同于',
  ownTemplate: '以上都不是',
  template: '提示的模板',
  templateHelp: '文件没有说明。请按训练时的样子填写；最后一个字段是答案，虚拟 token 分配到各个位置。',
  templateTold: '如文件所述。',
  labels: '标签，每行一个',
  labelsHelp: '与数据中答案的写法相同。没有标签时，模型自由回答。',
  isSameBase: (base) => `这些提示是通过 ${base} 学到的`,
  sameBaseHelp: (width, told) =>
    told === undefined
      ? `文件没有说明通过哪个模型。它的行宽 ${width} 个数，与此模型相同；换成别的模型则毫无意义。`
      : `文件写的是 ${quoted(told)}。它的行宽 ${width} 个数，与此模型相同；换成别的模型则毫无意义。`,
  noBase: '基础模型尚未载入；请先载入。',
  noneTaken: '没有要收入的提示。',
  hasFaults: '请先改正上面的问题。',
  sayBase: '请先确认这些提示是通过此模型学到的。',
  next: '继续',
};
