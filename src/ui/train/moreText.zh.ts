import type { moreText as english } from './moreText.en';

export const moreText: typeof english = {
  seed: '随机种子',
  batchSize: '每步的行数',
  passSize: '每次前向的行数',
  passSizeHelp: '行数越少，占用内存越少。同一步的各次结果会累加。',
  maxSteps: '最多步数',
  maxStepsHelp: '0：按轮数所需。',
  initialisation: '虚拟 token 的初始值',
  initialisations: [
    { id: 'vocabulary', name: '从词表中抽取的词' },
    { id: 'text', name: 'taskname 中的词' },
    { id: 'random', name: '随机数' },
  ],
  lossOver: '损失范围',
  lossOverHelp: '仅标签学得更快；答案随后在标签的 token 中选择。',
  lossOvers: [
    { id: 'auto', name: '标签少时用标签，否则用所有 token' },
    { id: 'vocabulary', name: '所有 token' },
    { id: 'candidates', name: '仅标签的 token' },
  ],
  optimiser: '优化器',
  optimisers: [
    { id: 'adamw', name: 'AdamW' },
    { id: 'adam', name: 'Adam' },
  ],
  weightDecay: '权重衰减',
  schedule: '学习率计划',
  schedules: [
    { id: 'cosine', name: '带预热的余弦' },
    { id: 'constant', name: '恒定' },
  ],
  warmup: '预热步数',
  maxLength: '最长的行（token）',
  maxLengthHelp: '0：模型能读取的长度。',
  earlyStop: '提前停止',
  earlyStopHelp: '连续十次验证损失没有下降时。',
  conditioning: '以 taskname 为条件',
  conditioningHelp: '把 taskname 中的词送入编码器。',
};
