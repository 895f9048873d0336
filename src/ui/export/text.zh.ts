import { projectText } from './projectText.zh';
import type { exportText as english } from './text.en';

export const exportText: typeof english = {
  project: projectText,
  title: '导出',
  lead: '提示表：学到的内容，只是一个小文件。它与同一个冻结的模型配合使用，在这里和命令行都可以。',
  table: '提示表',
  tableLead: '每个任务一个学到的提示，按 taskname 查找。',
  empty: '表中还没有提示。',
  emptyHint: '请训练一个，或打开以前保存的表。',
  goToTrain: '前往“训练”',
  goToExamples: '选择一个示例',
  safetensorsNote: '学到的数值原样保存，附带模板、标签和设置。可以在这里重新打开。',
  jsonNote: '同样的内容，以文本保存：更大，但任何程序都容易读取。',
  elsewhere: '在页面之外使用',
  elsewhereLead: '工作室的命令行用这个表回答新的行。它每行写一个答案，并给出每个标签的得分：',
  command: 'npm run predict -- --table prompt_table.safetensors --data new.jsonl --out answers.jsonl',
  safetensors: '下载 prompt_table.safetensors',
  json: '下载为 JSON',
  base: '基础模型',
  fingerprint: '指纹',
};
