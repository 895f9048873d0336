import { listed, whole } from '../../words/zh/format';
import type { importText as english } from './importText.en';

export const importText: typeof english = {
  title: '导入 NeMo 配置',
  reading: '正在读取……',
  found: (tasks, format) =>
    `找到 ${whole(tasks)} 个任务，格式为 ${{ json: 'JSON', python: 'Python', yaml: 'YAML' }[format]}。`,
  notConfig: '无法从这段文本读出任务模板。',
  notConfigHint: '仍然可以作为普通文本粘贴。',
  pick: '要导入的任务',
  key: '键',
  before: '当前',
  after: '导入之后',
  unchanged: '不变',
  notGiven: '文件中没有，已补全',
  unknown: (keys) => `这里不使用，但会保留并重新写出：${listed(keys.map((key) => `“${key}”`))}。`,
  replace: '替换这个任务',
  add: '添加为任务',
  addAll: (tasks) => `添加全部 ${whole(tasks)} 个任务`,
  plain: '作为普通文本粘贴',
  cancel: '取消',
  pasteTitle: '导入 NeMo 配置',
  pasteLabel: '配置（JSON、YAML 或 Python）',
  read: '读取',
  nothingToRead: '请先填入文本。',
};
