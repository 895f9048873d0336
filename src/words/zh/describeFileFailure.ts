import { assertUnreachable } from '../../base/assert';
import type { ContentFault } from '../../base/narrow';
import type { TemplateFileProblem } from '../../prompt/readTemplates';
import type { InputFailure } from '../../run/inputFailure';
import type { RunFileFault } from '../../run/runFile';
import type { StorageFailure } from '../../run/storageFailure';
import type { TableFailure } from '../../table/tableFailure';
import { optionChange } from '../quoted';
import { oneLine, type Sentence } from '../sentence';
import { describeDataProblem } from './describeDataProblem';
import { describeTemplateProblem } from './describeTemplateProblem';
import { listed, whole } from './format';

const notJsonHint = '请选择工作室保存的 JSON 文件；没有任何改动。';
const damaged = '文件已损坏或被手工修改；请使用其他副本。';

/** A place in a file that is not what it should be. */
export function describeContentFault(file: string, { path, expected, found }: ContentFault): Sentence {
  if (expected === 'no such name')
    return { what: `${file}在 ${path} 处有名称 ${found}，但该名称不存在。`, hint: '请更正拼写或删除它。' };
  const place = path === '' ? file : `${file}的 ${path} `;
  return { what: `${place}是 ${found}；需要的是 ${expected}。`, hint: '请更正此处后重新打开文件。' };
}

export function describeTableFailure(failure: TableFailure): Sentence {
  switch (failure.kind) {
    case 'table-file-invalid':
      return { what: `无法读取提示表：${failure.reason}。`, hint: damaged };
    case 'table-foreign':
      return {
        what: `文件没有说明自己是提示表${failure.found === undefined ? '' : `（其格式为 "${failure.found}"）`}。`,
        hint: '请选择从这里导出的 prompt_table.safetensors。',
      };
    case 'table-version-too-new':
      return {
        what: `提示表的版本是 ${failure.found}；本程序最高支持版本 ${failure.newest}。`,
        hint: '请用更新版本的程序打开。',
      };
    case 'table-content-invalid':
      return describeContentFault('提示表', failure);
    case 'table-task-twice':
      return { what: `提示表中任务 ${failure.taskname} 有两个提示。`, hint: damaged };
    case 'table-version-twice':
      return {
        what: `提示表中任务 ${failure.taskname} 的版本 ${failure.version} 出现了两次。`,
        hint: damaged,
      };
    case 'table-earlier-alone':
      return {
        what: `提示表保留了 ${failure.taskname} 的旧版本 ${failure.version}，但没有正在使用的提示。`,
        hint: damaged,
      };
    case 'table-start-invalid':
      return {
        what: `${failure.taskname} 版本 ${failure.version} 的初始行与提示大小不同，或含有非数字的值。`,
        hint: damaged,
      };
    case 'table-alias-twice':
      return {
        what: `${failure.taskname} 的答案“${failure.from}”被指定为另外两个答案。`,
        hint: '每个答案请只保留一行。',
      };
    case 'table-name-taken':
      return { what: `提示表或其历史中已有任务 ${failure.taskname}。`, hint: '请换一个名称。' };
    case 'table-name-empty':
      return { what: '任务需要一个名称。', hint: '请至少输入一个字符。' };
    case 'table-tensor-missing':
      return { what: `提示表列出了任务 ${failure.taskname}，但没有张量 ${failure.tensor}。`, hint: damaged };
    case 'table-tensor-unexpected':
      return { what: `提示表中的张量 ${failure.tensor} 不属于任何任务。`, hint: damaged };
    case 'table-tensor-dtype':
      return {
        what: `提示表的张量 ${failure.tensor} 数值类型是 ${failure.found}。`,
        hint: '提示表使用 F32。请先转换张量。',
      };
    case 'table-tensor-shape': {
      const [rows, width] = failure.expected;
      return {
        what: `${failure.taskname} 的提示形状是 [${failure.found.join(', ')}]；其模板需要 ${whole(rows)} 个虚拟 token${width === undefined ? '' : `，宽度 ${width}`}。`,
        hint: damaged,
      };
    }
    case 'table-not-finite':
      return {
        what: `${failure.taskname} 的提示含有非数字的值（虚拟 token ${failure.virtualToken}，第 ${failure.column} 列）。`,
        hint: '请重新训练这个提示；较低的学习率可保持数值有限。',
      };
    default:
      return assertUnreachable(failure);
  }
}

export function describeTemplateFile(name: string, problem: TemplateFileProblem): Sentence {
  switch (problem.kind) {
    case 'not-json':
      return {
        what: `“${name}”不是 JSON：第 ${problem.line} 行第 ${problem.column} 个字符有误。`,
        hint: notJsonHint,
      };
    case 'no-templates':
      return {
        what: `“${name}”中没有模板，而是 ${problem.found}。`,
        hint: '模板文件是模板的列表，或带有 “task_templates” 的对象。',
      };
    case 'bad-template':
      return describeContentFault(`“${name}”的第 ${problem.template} 个模板`, problem.fault);
    case 'unknown-key':
      return {
        what: `“${name}”的第 ${problem.template} 个模板中的 “${problem.key}” 不是模板的键。`,
        hint: '它会另行保留，并随模板一起导出。',
      };
    default:
      return assertUnreachable(problem);
  }
}

function describeRunFile(name: string, fault: RunFileFault): Sentence {
  switch (fault.kind) {
    case 'not-json':
      return { what: `“${name}”不是 JSON：${fault.reason}。`, hint: notJsonHint };
    case 'too-new':
      return {
        what: `“${name}”的格式版本是 ${fault.version}；本工作室最高支持 ${fault.known}。`,
        hint: '请使用更新的工作室，或用原程序重新保存。',
      };
    case 'content':
      return describeContentFault(`“${name}”`, fault.fault);
    default:
      return assertUnreachable(fault);
  }
}

export function describeInputFailure(failure: InputFailure): Sentence {
  switch (failure.kind) {
    case 'template-file-invalid':
      return describeTemplateFile(failure.name, failure.problem);
    case 'run-file-invalid':
      return describeRunFile(failure.name, failure.fault);
    case 'remap-file-invalid':
      return {
        what:
          failure.fault.kind === 'not-json'
            ? `“${failure.name}”不是 JSON：${failure.fault.reason}。`
            : describeContentFault(`“${failure.name}”`, failure.fault.fault).what,
        hint: '请写一个从答案到其所算答案的对象，例如 {"positiv": "positive"}。',
      };
    case 'no-answers':
      return {
        what: `${failure.name} 中没有一行带有可供评判的答案（${listed(failure.fields)}）。`,
        hint: '请提供带有正确答案的行；没有答案时可用 npm run predict 来回答。',
      };
    case 'not-predictions':
      return {
        what: `${failure.name} 的第 ${failure.line} 行不是预测结果。`,
        hint: '请指定 npm run predict 正在写的文件，或者去掉 --resume 重新写入。',
      };
    case 'predictions-of-unknown':
      return {
        what: `不知道 ${failure.name} 中的答案是用什么得出的：${failure.record} 缺失或已损坏。`,
        hint: '请去掉 --resume，重新回答所有行。',
      };
    case 'predictions-of-other': {
      const { option, isFile, was, now } = optionChange(failure.change);
      return {
        what: isFile
          ? `${failure.name} 中的答案是用另一个 ${option} 文件得出的，或者该文件后来被改过：当时的摘要是 ${was}，现在是 ${now}。`
          : `${failure.name} 中的答案是用 ${option} ${was} 得出的，现在是 ${now}。`,
        hint: `请给出相同的 ${option} 以继续，或者去掉 --resume，重新回答所有行。`,
      };
    }
    case 'file-missing':
      return { what: `没有文件 ${failure.name}。`, hint: '请检查路径。' };
    case 'file-unreadable':
      return {
        what: `无法读取 ${failure.name}：${failure.reason}。`,
        hint: '请检查它是否为文件以及您是否有权读取。',
      };
    case 'file-unwritable':
      return {
        what: `无法写入 ${failure.name}：${failure.reason}。`,
        hint: '请选择其他文件夹，或检查您是否有权写入。',
      };
    case 'no-space':
      return { what: `没有空间写入 ${failure.name}。`, hint: '请释放空间，或选择其他文件夹。' };
    case 'no-usable-rows': {
      const first = failure.problem === undefined ? undefined : describeDataProblem(failure.problem);
      return first === undefined
        ? { what: `${failure.name} 是空的。`, hint: '请提供每行一个 JSON 对象的文件。' }
        : { what: `${failure.name} 没有可用的行。${first.what}`, hint: first.hint };
    }
    case 'templates-unfit':
      return {
        what: failure.problems
          .filter(({ severity }) => severity === 'error')
          .map((problem) => `模板“${problem.taskname}”：${oneLine(describeTemplateProblem(problem))}`)
          .join('\n'),
        hint: '',
      };
    default:
      return assertUnreachable(failure);
  }
}

export function describeStorageFailure(failure: StorageFailure): Sentence {
  switch (failure.kind) {
    case 'storage-full':
      return {
        what: `浏览器没有空间为下次访问保留${failure.what}。`,
        hint: '在关闭页面之前一切照常。请下载想保留的内容，或在浏览器中为本站释放空间。',
      };
    case 'storage-corrupt':
      return {
        what: `保存的内容（${failure.what}）无法读取，已略过：${failure.reason}。`,
        hint: '请重新打开文件；其他内容都已恢复。',
      };
    case 'storage-unavailable':
      return {
        what: `浏览器不允许页面保存内容：${failure.reason}。`,
        hint: '您可以照常工作，但重新载入后会从头开始。请下载想保留的内容。',
      };
    case 'sample-unavailable':
      return {
        what: `无法读取随附文件 ${failure.name}：${failure.reason}。`,
        hint: '请重新载入页面，或打开您自己的数据。',
      };
    default:
      return assertUnreachable(failure);
  }
}
