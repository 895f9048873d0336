import type { projectText as english } from './projectText.en';

export const projectText: typeof english = {
  title: '项目',
  lead: '把全部工作存成一个文件：模板、设置、所有运行及其曲线，以及每个提示表。在这里打开后会回到相同的状态。',
  choices: {
    checkpoint: (size) => `包含上次运行的编码器和优化器（${size}）`,
    heldOut: (size) => `包含保留的评估行（${size}）`,
    data: (size) => `包含数据（${size}）`,
  },
  helps: {
    checkpoint: '这样训练可以从停止处精确地继续。提示表本身不需要它们。',
    heldOut: '这样以后可以重新评估表中的每个任务。',
    data: '您打开的所有文件及您的修复。如果不包含，项目会与当前的数据一起打开。',
  },
  rowsInside: {
    what: '文件将包含您的数据行。',
    hint: '请只交给可以阅读这些数据的人。',
  },
  save: '保存项目',
  open: '打开项目',
  running: '正在运行。请先在“训练”中停止。',
};
