import { peftObstacleText } from '../../words/zh/peftObstacle';
import { projectText } from './projectText.zh';
import type { exportText as english } from './text.en';

export const exportText: typeof english = {
  project: projectText,
  obstacle: peftObstacleText,
  title: '导出',
  lead: '学到的内容，以文件的形式：用于本工作室、它的命令行以及其他工具。',
  empty: '表中还没有提示。',
  emptyHint: '请训练一个，或取回以前保存的表。',
  goToTrain: '前往“训练”',
  goToExamples: '选择一个示例',
  takeTitle: '带回家',
  takeLead: '一切都在此浏览器中生成；不会发送到任何地方。',
  what: '要带走的内容',
  wholeTable: '整个表',
  exact: '精确',
  partly: '部分',
  notHere: '不适用于此模板',
  opensIn: (where) => `可在以下位置打开：${where}。`,
  download: '下载',
  downloadThis: (name) => `下载 ${name}`,
  preparing: '正在准备…',
  formats: {
    zip: {
      name: '全部放入一个 zip',
      holds: '以下所有文件，外加一张模型卡：用途、数据量、设置、与基线并列的得分、局限。',
      exactness: '其中的表逐位保存学到的数值。',
      opens: '本工作室；各个文件也可在其对应的工具中打开',
    },
    safetensors: {
      name: 'prompt_table.safetensors',
      holds: '学到的数值，附带模板、标签、设置、得分、以前的版本和历史。',
      exactness: '逐位保存学到的数值。',
      opens: '本工作室、它的命令行，以及任何能读取 safetensors 的程序',
    },
    json: {
      name: 'prompt_table.json',
      holds: '同样的内容，以文本保存：更大，但任何程序都容易读取。',
      exactness: '每个数重新读取后得到相同的 32 位数值。',
      opens: '本工作室、它的命令行，以及任何能读取 JSON 的程序',
    },
    npy: {
      name: 'NumPy .npy 文件',
      holds: '只有一个提示的数值，虚拟 token × 宽度：没有模板，没有标签。',
      exactness: '逐位保存学到的数值。',
      opens: 'NumPy；告诉本工作室模板后也可在这里打开',
    },
    peft: {
      name: 'PEFT 适配器',
      holds:
        '与 Hugging Face PEFT 写出的文件夹相同：数值、adapter_config.json，以及写明提示之后确切文本的 README。',
      exactness: 'PEFT 给出相同的答案：它的虚拟 token 位于文本之前，与此模板一致。',
      opens: '装有 transformers 和 PEFT 0.14 以上版本的 Python，以及本工作室',
    },
    nemo: {
      name: 'NeMo 任务配置',
      holds: '任务模板，以 YAML 保存，使用 NeMo p-tuning 的名称。不含学到的数值。',
      exactness: '模板原样保存；学到的数值在其他文件中。',
      opens: 'NeMo 1.10 至 1.22（在那里训练），以及本工作室的“模板”页面',
    },
  },
  noteOnly: '下载的是一个带有数值行的 Python 文件。',
  noteForSome: 'PEFT 能运行的每个提示各有一个适配器；其余的则是带有数值行的 Python 文件。',
  spliceLead:
    'PEFT 只能把虚拟 token 放在文本之前。仅用 transformers 也可以做到：这段 Python 把表中的行放到模板指定的位置。',
  card: '模型卡',
  cardLead: '它以 README.md 放入 zip。未知的内容会注明未知。',
  base: '基础模型',
  fingerprint: '指纹',
  elsewhere: '在页面之外使用',
  elsewhereLead: '工作室的命令行用这个表回答新的行。它每行写一个答案，并给出每个标签的得分：',
  command: 'npm run predict -- --table prompt_table.safetensors --data new.jsonl --out answers.jsonl',
};
