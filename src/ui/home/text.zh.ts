import { rows, whole } from '../../words/zh/format';
import type { homeText as english } from './text.en';

export const homeText: typeof english = {
  title: '首页',
  hero: '教一个小语言模型完成您的任务',
  lead: 'P-tuning 只学习少量虚拟 token，模型本身保持不变。带上有标签的数据，看着损失下降，把学到的提示作为小文件带走。',
  strip: {
    before: [1, 2],
    words: '春季订单大幅增长。',
    after: [3, 4, 5, 6],
    cue: '情感：',
    answer: '积极',
    caption:
      '带编号的方块是虚拟 token：没有文字的位置，由训练来填充。带下划线的答案就是模型需要学会说的全部内容。',
  },
  privacy: '没有任何内容离开此浏览器：数据、模型和训练都留在您的设备上，除非您自己下载。',
  storage: (size) => `为下次访问保留在此浏览器中：${size}。`,
  workTitle: '您的工作',
  work: (name, count, prompts) =>
    `${name}：${whole(count)} 个可用行${prompts === 0 ? '' : `，${whole(prompts)} 个学到的提示`}。`,
  goOn: (screen) => `继续：${screen}`,
  nextSteps: {
    data: '下一步：查看需要处理的行。',
    template: '下一步：完成模板，即每一行要填入的文本。',
    train: '下一步：训练。所需的一切都已就绪。',
    playground: '下一步：并排比较使用和不使用所学提示时模型的回答。',
  },
  noGpu: {
    what: '训练将在处理器上运行。',
    hint: '这里无法使用 WebGPU，显卡帮不上忙。一切照常可用，只是更慢：一个示例需要几分钟。',
  },
  noGpuMore: '原因和解决办法',
  samples: '从示例开始',
  samplesLead: '一键载入模型、数据和模板，并开始训练。',
  sampleFacts: (language, count, labels) => `${language} · ${rows(count)} · ${whole(labels)} 个标签`,
  sampleTexts: {
    'finance-sentiment': {
      title: '财经标题',
      about: '英文标题和简短的报告句子，对所涉公司或市场分别为积极、消极或中性。',
    },
    'assistant-intents': {
      title: '助手的意图与槽',
      about: '英文的家庭助手请求，答案是意图以及从请求中抄出的槽。',
    },
    'omdomen-sv': {
      title: '瑞典语评论',
      about: '关于书籍、咖啡馆、电车、应用等的瑞典语评论，分为积极、消极或中性。',
    },
  },
  train: '训练这个示例',
  look: '只打开',
  ownTitle: '使用您自己的数据',
  ownLead: '每行一个 JSON 对象，例如 {"text": "…", "label": "…"}；JSON 列表或表格（CSV、TSV）也可以。',
  own: '打开您自己的数据',
  openTable: '打开以前的提示表',
  waiting: '正在读取示例列表……',
  busy: '有一次运行正在进行。请先在“训练”中停止它。',
  languages: { en: '英语', sv: '瑞典语' },
};
