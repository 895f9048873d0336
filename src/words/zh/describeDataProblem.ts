import type { DataFault, DataPlace, FileFault } from '../../data/dataProblem';
import { quoted } from '../quoted';
import type { Sentence } from '../sentence';
import { describeRowProblem } from './describeRowProblem';
import { whole } from './format';
import { kindNames } from './kindNames';

const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, '0');
const straightQuotes = 'JSON 需要直的双引号："text"。';
const separators = { comma: '逗号', semicolon: '分号', tab: '制表符' } as const;

export function describeDataProblem(problem: DataFault & Pick<DataPlace, 'line' | 'column'>): Sentence {
  const { what, hint } = describeFault(problem);
  const { line, column } = problem;
  if (line === undefined) return { what, hint };
  const place = column === undefined || column === 1 ? `第 ${line} 行` : `第 ${line} 行第 ${column} 个字符`;
  return { what: `${place}：${what}`, hint };
}

function describeFault(fault: DataFault): Sentence {
  switch (fault.kind) {
    case 'byte-order-mark':
      return { what: '文件开头有一个不可见的标记（字节顺序标记）。', hint: '已经去掉，无需处理。' };
    case 'not-utf8':
      return describeEncoding(fault.looksLike);
    case 'json-list':
      return {
        what: `整个文件是一个 JSON 列表${fault.items === undefined ? '' : `，共 ${whole(fault.items)} 项`}。`,
        hint: '已逐项读取，无需处理。',
      };
    case 'pretty-printed':
      return {
        what: `对象分布在多行${fault.records === undefined ? '' : `（共找到 ${whole(fault.records)} 个）`}。`,
        hint: '已逐个读取，无需处理。',
      };
    case 'separated-values':
      return { what: `这是一个用${separators[fault.separator]}分隔的表格。`, hint: '第一行已作为列名读取。' };
    case 'invalid-byte':
      return {
        what: `该行的第 ${fault.byte} 个字节（0x${hex(fault.value, 2)}）不是有效的 UTF-8 文本。`,
        hint: '请用 UTF-8 编码重新保存文件，或删除该字符。',
      };
    case 'several-objects':
      return { what: '这一行有不止一个对象。', hint: '请让每个对象单独占一行。' };
    case 'trailing-comma':
      return { what: '最后一项后面多了一个逗号。', hint: '请删除这个逗号。' };
    case 'comment':
      return { what: '这一行有注释。', hint: '请删除；JSON 没有注释。' };
    case 'wrong-quotes':
      return { what: `文本使用了${fault.quotes === 'single' ? '单引号' : '弯引号'}。`, hint: straightQuotes };
    case 'unquoted-name':
      return { what: `名称${quoted(fault.name)}没有引号。`, hint: straightQuotes };
    case 'foreign-word':
      return {
        what: `${quoted(fault.word)}是 ${fault.language === 'python' ? 'Python' : 'JavaScript'} 的写法，不是 JSON。`,
        hint: 'JSON 只有 true、false 和 null；标签是带引号的文本。在 Python 中用 json.dumps 就能写对。',
      };
    case 'unescaped-quote':
      return { what: '文本似乎在中间的一个引号处提前结束了。', hint: '请在属于文本的引号前加反斜杠：\\"。' };
    case 'ends-early':
      return {
        what: '这一行在对象中间就结束了。',
        hint: '请补全这一行。如果是最后一行，文件可能被截断了，请重新获取。',
      };
    case 'bad-escape':
      return {
        what: `${quoted(fault.text)}在 JSON 中没有意义。`,
        hint: '反斜杠请写成 \\\\，或使用 \\n \\t \\" \\u0041。',
      };
    case 'control-character':
      return {
        what: `文本中有不可见字符 U+${hex(fault.code, 4)}。`,
        hint: '换行请写成 \\n，制表符写成 \\t；其他控制字符请删除。',
      };
    case 'bad-number':
      return { what: `${quoted(fault.text)}不是数字。`, hint: '如果是文本，请加上引号。' };
    case 'missing-sign':
      return {
        what: `这里缺少一个${fault.sign === ',' ? '逗号' : '冒号'}。`,
        hint: '名称和值之间用冒号，各项之间用逗号。',
      };
    case 'missing-value':
      return { what: '这里缺少一个值。', hint: '每个名称都需要一个值；"" 表示空文本。' };
    case 'stray-text':
      return { what: `${quoted(fault.text)}不应出现在这里。`, hint: '请删除，或加上引号。' };
    case 'ragged-row':
      return {
        what: `这一行有 ${whole(fault.cells)} 个单元格，表头有 ${whole(fault.columns)} 个名称。`,
        hint: '含有分隔符或换行的文本需要用双引号括起来。',
      };
    case 'loose-quote':
      return {
        what: '以引号开头的单元格没有结束，或中间有单独的引号。',
        hint: '请用双引号括住单元格，里面的引号写两次："她说""不""了两遍"。',
      };
    case 'not-an-object':
      return {
        what: `这一行在 JSON 中是${kindNames[fault.found]}，不是对象。`,
        hint: '每一行要给字段命名：{"text": "…", "label": "…"}。',
      };
    default:
      return describeRowProblem(fault);
  }
}

function describeEncoding(looksLike: Extract<FileFault, { kind: 'not-utf8' }>['looksLike']): Sentence {
  switch (looksLike) {
    case 'utf-16le':
    case 'utf-16be':
      return { what: '文件是 UTF-16 文本，不是 UTF-8。', hint: '已经转换，无需处理。' };
    case 'windows-1252':
      return {
        what: '文件不是 UTF-8，看起来像 Windows-1252。含有这类字母的行未被使用。',
        hint: '请转换它，或用 UTF-8 编码重新保存。',
      };
    case 'binary':
      return {
        what: '文件看起来完全不是文本。',
        hint: '请选择文本文件：JSON Lines、JSON 列表或 CSV。电子表格和压缩包需要先导出。',
      };
  }
}
