import { assertUnreachable } from '../../base/assert';
import type { ProjectFailure } from '../../table/projectFailure';
import { quoted } from '../quoted';
import type { Sentence } from '../sentence';
import { describeContentFault } from './describeFileFailure';

const damaged = '文件已损坏或被手工修改；请使用其他副本。您的工作没有任何改动。';
const newerProgram = '请用更新版本的程序打开。';

export function describeProjectFailure(failure: ProjectFailure): Sentence {
  switch (failure.kind) {
    case 'checkpoint-file-invalid':
      return { what: `无法读取检查点：${failure.reason}。`, hint: damaged };
    case 'checkpoint-foreign':
      return {
        what: `文件没有说明自己是检查点${formatFound(failure.found)}。`,
        hint: '请选择从这里保存的 checkpoint.safetensors。',
      };
    case 'checkpoint-version-too-new':
      return {
        what: `检查点的版本是 ${failure.found}；本程序最高支持版本 ${failure.newest}。`,
        hint: newerProgram,
      };
    case 'checkpoint-content-invalid':
      return describeContentFault('检查点', failure);
    case 'project-foreign':
      return {
        what: `zip 文件没有说明自己是项目${formatFound(failure.found)}。`,
        hint: '请选择从这里保存的项目。提示表请作为表打开。',
      };
    case 'project-version-too-new':
      return {
        what: `项目的版本是 ${failure.found}；本程序最高支持版本 ${failure.newest}。`,
        hint: newerProgram,
      };
    case 'project-member-missing':
      return { what: `项目列出了${quoted(failure.member)}，但其中没有它。`, hint: damaged };
    case 'project-member-unexpected':
      return { what: `项目中有未列出的${quoted(failure.member)}。`, hint: damaged };
    case 'project-content-invalid':
      return describeContentFault(`项目中的${quoted(failure.member)}`, failure);
    default:
      return assertUnreachable(failure);
  }
}

const formatFound = (found: string | undefined): string =>
  found === undefined ? '' : `（其格式为${quoted(found)}）`;
