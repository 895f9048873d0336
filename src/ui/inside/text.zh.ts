import { chineseFormat, compact, loss, percent, whole } from '../../words/zh/format';
import type { insideText as english } from './text.en';

export const insideText: typeof english = {
  choose: '查看内部',
  tokens: (taskname) => `${taskname} 的虚拟 token`,
  tokensLead: '每个虚拟 token 有多长，训练把它移动了多远，词表中哪些词离它最近。',
  number: '编号',
  norm: '范数',
  moved: '移动距离',
  notKnown: '未知',
  movedNote: '只有在这里训练的提示才知道它从哪里开始。',
  nearest: '最近的词',
  nearestBy: '衡量方式',
  measures: { cosine: '余弦：只看方向', dot: '内积：看方向和长度' },
  vocabularyNorms: (least, most, mean) =>
    `词表中的词的范数在 ${compact(least)} 到 ${compact(most)} 之间，平均 ${compact(mean)}：即条形后面的色带。`,
  token: (id) => `词表中的第 ${id} 号 token`,
  looking: '正在与词表中的所有词比较……',
  tryAgain: '重试',
  caveat: {
    what: '最近的词并不是提示的译文。',
    hint: '学到的提示可以靠近任意的词，却照样完成任务。Khashabi 等人（“Prompt Waywardness”，NAACL 2022）做出的提示读起来可以是他们任选的文字，而任务表现与最好的提示相差约 2%。这里读起来通顺，并不能证明什么。',
  },
  noBase: {
    what: '没有载入基础模型，因此没有最近的词，也没有损失。',
    hint: '范数和地图只需要这个表，已经显示。',
  },
  otherBase: (wanted, loaded) => ({
    what: `这个表是通过 ${wanted} 学到的；当前载入的是 ${loaded}，无法与之比较。`,
    hint: `范数和地图只需要这个表，已经显示。其余内容请载入 ${wanted}。`,
  }),
  map: '表的地图',
  mapLead: '表中的每个虚拟 token 是一个点；相似的点靠得近。',
  shares: (along, up) =>
    `这个平面显示了全部差异的 ${percent(along + up)}：横向 ${percent(along)}，纵向 ${percent(up)}（前两个主成分）。在这里靠得近的点，其余方面仍可能不同。`,
  showStarts: '显示它们从哪里开始',
  startSign: '空心：开始的位置',
  asTable: '以表格显示',
  asMap: '以地图显示',
  exploreMap: '表的地图。用方向键逐点移动。',
  pointAt: (prompt, number, along, up) =>
    `${prompt}，第 ${whole(number)} 个虚拟 token：横向 ${compact(along)}，纵向 ${compact(up)}`,
  pointHint: '用指针或方向键查看地图上的各个点。',
  version: (taskname, version) => `${taskname}，第 ${whole(version)} 版`,
  task: '任务',
  along: '横向',
  up: '纵向',
  startAlong: '起点横向',
  startUp: '起点纵向',
  worth: '每个虚拟 token 的作用',
  worthLead: '依次从所有行中去掉一个虚拟 token，再测量同样答案的损失。',
  rows: '数据行',
  parts: {
    'held-out': '训练时留出的行',
    validation: '验证文件',
    test: '测试文件',
    train: '训练文件',
  },
  seenRows: '训练可能见过这些行；没有见过的行更能说明问题。',
  mostRows: '最多行数',
  run: '逐个去掉',
  cancel: '取消',
  running: '正在逐个去掉。',
  otherRunning: (taskname) => `正在逐个去掉 ${taskname} 的虚拟 token；请先取消。`,
  noRows: '没有打开这个任务的行：请在“数据”界面打开一些。',
  measured: (done, total) =>
    `已去掉 ${whole(done)} 个，共 ${chineseFormat.plural(total, { other: '# 个虚拟 token' })}`,
  starting: '正在测量全部保留时的损失……',
  wholeLoss: (value, rows) =>
    `全部保留时，在 ${chineseFormat.plural(rows, { other: '# 行' })}上的损失是 ${loss(value)}。`,
  mostNeeded: (number, from, to) =>
    `第 ${whole(number)} 个虚拟 token 最重要：去掉它，损失从 ${loss(from)} 升到 ${loss(to)}。`,
  noneNeeded: '去掉任何一个都不会使损失升高。',
  stopped: (done, total) =>
    `已取消：共 ${chineseFormat.plural(total, { other: '# 个虚拟 token' })}，测了 ${whole(done)} 个。`,
  oneByOne: '每次只去掉一个：两个可以互相替代的虚拟 token，看起来都像是不需要的。',
  lossWithout: '去掉后的损失',
  change: '变化',
};
