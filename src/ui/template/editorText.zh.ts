import { assertUnreachable } from '../../base/assert';
import { tokens, whole } from '../../words/zh/format';
import type { EditNews } from './editNews';
import type { ChipFacts } from './editor/chipFacts';
import type {
  barText as englishBar,
  editorText as englishEditor,
  partsText as englishParts,
} from './editorText.en';

export function chipName(chip: ChipFacts): string {
  if (chip.kind === 'slot')
    return `虚拟槽位 ${whole(chip.number)}（共 ${whole(chip.of)} 个），${tokens(chip.size)}`;
  switch (chip.role) {
    case 'answer':
      return `字段 ${chip.name}，答案`;
    case 'cut':
      return `字段 ${chip.name}，行过长时截断`;
    case 'plain':
      return `字段 ${chip.name}`;
    default:
      return assertUnreachable(chip.role);
  }
}

function chipNote(chip: ChipFacts): string {
  if (chip.kind === 'slot') return '虚拟';
  switch (chip.role) {
    case 'answer':
      return '答案';
    case 'cut':
      return '可截断';
    case 'plain':
      return '';
    default:
      return assertUnreachable(chip.role);
  }
}

function editNews(news: EditNews): string {
  switch (news.kind) {
    case 'inserted':
      return `已插入：${chipName(news.chip)}。`;
    case 'deleted':
      return `已删除：${chipName(news.chip)}。`;
    case 'moved':
      return `已移动：${chipName(news.chip)}。`;
    case 'several':
      return `模板现在有 ${whole(news.slots)} 个虚拟槽位和 ${whole(news.fields)} 个字段。`;
    case 'undone':
      return '已撤销。';
    case 'redone':
      return '已重做。';
    case 'copied':
      return news.what === 'text' ? '已复制模板文本。' : '已将任务复制为 NeMo 配置。';
    case 'problems':
      return news.left === 0 ? '没有问题了。' : `还有 ${whole(news.left)} 个问题。`;
    case 'problem':
      return `第 ${whole(news.number)} 个问题（共 ${whole(news.of)} 个）：${news.message}`;
    default:
      return assertUnreachable(news);
  }
}

export const editorText: typeof englishEditor = {
  title: '提示模板',
  help: '像普通文本框一样输入。输入 { 插入字段，输入 < 插入虚拟 token，或按 Ctrl+空格选择两者。在块上按 F2 打开设置。F8 转到下一个问题。Tab 离开编辑器。',
  help3: {
    chips: '点击或拖动一个块将其插入；在文本中拖动块可以移动，点击可以修改。',
    parts: '同一个模板的列表形式，每个部分一行。',
    raw: 'NeMo 读取和保存的原文。',
  },
  views: '模板的视图',
  view: { chips: '块', parts: '部分', raw: '原文' },
  undo: '撤销',
  redo: '重做',
  copyText: '复制文本',
  copyConfig: '复制为 NeMo 配置',
  pasteConfig: '导入 NeMo 配置',
  reset: '根据列重新开始',
  palette: '插入',
  virtualSlot: '虚拟槽位',
  putField: (name) => `字段 ${name}`,
  empty: '在这里写提示，并从上方插入块。',
  chipName,
  chipNote,
  editNews,
  popover: chipName,
  size: '虚拟 token',
  fewer: '减少一个',
  more: '增加一个',
  fewest: '槽位至少有一个虚拟 token。',
  most: (size) => `槽位最多有 ${whole(size)} 个虚拟 token。`,
  nothingToUndo: '没有可撤销的内容。',
  nothingToRedo: '没有被撤销的内容。',
  isAnswer: '这是答案',
  isAnswerHelp: '模型要学会说的内容。它在最后。',
  isCut: '可以截断',
  isCutHelp: '行过长时，从末尾截断这个字段。',
  sample: '在第一行中：',
  noSample: '数据中没有这个名称的列。',
  moveLeft: '左移',
  moveRight: '右移',
  remove: '删除',
  close: '完成',
  completionList: '可以插入的内容',
  completionSlot: '虚拟 token',
};

export const partsText: typeof englishParts = {
  label: '模板的各个部分，从前到后',
  kind: { text: '文字', field: '字段', slot: '虚拟槽位' },
  textOf: (place) => `文字，第 ${whole(place)} 部分`,
  fieldOf: (place) => `字段，第 ${whole(place)} 部分`,
  sizeOf: (number) => `第 ${whole(number)} 个槽位的虚拟 token`,
  up: (what) => `上移：${what}`,
  down: (what) => `下移：${what}`,
  remove: (what) => `删除：${what}`,
  addText: '文字',
  spaces: (count) => `只有 ${whole(count)} 个空格`,
  first: '已经是第一部分。',
  last: '已经是最后一部分。',
  none: '还没有任何部分。请从上方插入。',
  part: (place, what) => `第 ${whole(place)} 部分，${what}`,
  words: (text) => `文字“${text}”`,
};

export const barText: typeof englishBar = {
  title: '各槽位的虚拟 token',
  total: (total) => `共 ${whole(total)} 个虚拟 token`,
  slot: (number) => `槽位 ${whole(number)}`,
  border: (left) => `槽位 ${whole(left)} 与槽位 ${whole(left + 1)} 的分界`,
  borderValue: (left, a, b) => `槽位 ${whole(left)}：${whole(a)}，槽位 ${whole(left + 1)}：${whole(b)}`,
  none: '文本中还没有放置虚拟 token 的槽位。',
};
