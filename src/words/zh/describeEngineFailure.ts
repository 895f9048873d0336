import { assertUnreachable } from '../../base/assert';
import type { EngineFailure } from '../../run/engineFailure';
import { quoted, shortFingerprint } from '../quoted';
import type { Sentence } from '../sentence';
import { passedOverText } from './describeObstacle';
import { describeResumeFailure } from './describeResumeFailure';
import { describeRunTooLarge } from './describeRunTooLarge';
import { byteSize, listed, rows, tokens, whole } from './format';
import { skippedText, skipReasonText } from './skipReasons';

const parts: Readonly<Record<string, string>> = { train: '训练', validation: '验证', test: '测试' };

export function describeEngineFailure(failure: EngineFailure): Sentence {
  switch (failure.kind) {
    case 'no-backend':
      return {
        what: `这里无法使用后端 ${failure.wanted}：${failure.passedOver.map(passedOverText).join('；')}。`,
        hint:
          failure.wanted === 'webgpu'
            ? '请选择 auto、wasm 或 cpu；或使用支持 WebGPU 的新版浏览器并更新显卡驱动。'
            : '请选择其他后端；auto 会使用第一个可用的后端。',
      };
    case 'device-lost':
      return {
        what: `图形设备${failure.step === undefined ? '' : `在第 ${failure.step} 步`}丢失：${failure.reason}。`,
        hint: '请重新启动引擎。如果经常发生，请减小批大小或使用 wasm 后端。',
      };
    case 'gpu-error':
      return {
        what: `图形设备报告错误：${failure.message}`,
        hint: '请重新启动引擎；如果错误再次出现，请使用 wasm 后端。',
      };
    case 'out-of-memory':
      return {
        what: `设备内存不足${failure.neededBytes === undefined ? '' : `（需要 ${byteSize(failure.neededBytes)}）`}：${failure.message}`,
        hint: '请减少每次前向的行数、缩短行，或使用更小的模型。',
      };
    case 'weights-too-large':
      return {
        what: `仅模型本身就需要 ${byteSize(failure.neededBytes)} 显存，而设备上没有这么多空间。`,
        hint: '请关闭其他占用显卡的程序，选择更小的基座模型，或使用 wasm 后端。',
      };
    case 'run-too-large':
      return describeRunTooLarge(failure);
    case 'non-finite-loss':
      return {
        what: `损失在第 ${failure.step} 步不再是数字（第 ${listed(failure.lines.map(String))} 行）。`,
        hint: '最后的正常状态已保留。请降低学习率，或设置梯度裁剪。',
      };
    case 'training-elsewhere':
      return {
        what: '此浏览器的另一个标签页正在训练。',
        hint: '请等它结束，或在那里停止；同一时间只能有一个训练。',
      };
    case 'model-not-loaded':
      return { what: '没有载入基础模型。', hint: '请先载入一个。' };
    case 'no-rows-left':
      return {
        what: `${parts[failure.split] ?? failure.split}部分没有可用的行：共有 ${rows(failure.given)}${skippedText(failure.skipped)}。`,
        hint: '请检查模板的字段与行的字段是否一致，以及行是否放得进上下文。',
      };
    case 'one-class-only':
      return {
        what: `任务${quoted(failure.taskname)}的全部 ${whole(failure.rows)} 个训练行都是同一个答案${quoted(failure.label)}。`,
        hint: '请至少添加一种其他答案的行；只有一种就没有什么可学的。',
      };
    case 'label-too-long':
      return {
        what: `第 ${failure.line} 行：答案${quoted(failure.label)}需要 ${tokens(failure.tokens)}，但上下文只剩 ${failure.room} 个。`,
        hint: '答案从不截断。请缩短答案或模板中的固定文本、减少虚拟 token，或增大最长行的上限。',
      };
    case 'row-unusable':
      return {
        what: `这一行无法使用：${skipReasonText(failure.reason)}（${tokens(failure.length)}，最长的行为 ${failure.limit} 个）。`,
        hint: '请缩短文本、填写缺少的字段，或在模板中指定截断字段。',
      };
    case 'unequal-virtual-tokens':
      return {
        what: `一起训练的任务需要相同数量的虚拟 token，但现在是 ${listed(
          Object.entries(failure.totals).map(([taskname, total]) => `${total}（${taskname}）`),
        )}。`,
        hint: '请让所有任务的 total_virtual_tokens 相同，或依次训练。',
      };
    case 'table-other-base':
      return {
        what: `这个提示表是为基础模型 ${failure.tableBase}（${shortFingerprint(failure.tableFingerprint)}）制作的，但载入的是 ${failure.baseName}（${shortFingerprint(failure.baseFingerprint)}）。`,
        hint: '虚拟 token 对其他模型没有意义。请载入制作该表时使用的模型。',
      };
    case 'unknown-task':
      if (failure.taskname === '')
        return {
          what: `这些行没有写明属于哪个任务；已知任务：${listed(failure.known)}。`,
          hint: '请为所有行选定一个任务，或在每行的 taskname 中写明任务。',
        };
      return {
        what: `任务${quoted(failure.taskname)}没有提示；已知任务：${listed(failure.known)}。`,
        hint: '请更正这些行的 taskname，或使用含有该任务的表。',
      };
    case 'resume-other-base':
    case 'resume-other-settings':
    case 'resume-past-end':
    case 'resume-other-rows':
    case 'resume-other-size':
      return describeResumeFailure(failure);
    case 'worker-silent':
      return {
        what: `引擎 ${whole(failure.seconds)} 秒没有响应，已被结束。`,
        hint: '请重新启动；之前保留的内容仍在。',
      };
    case 'cancelled':
      return { what: '已取消。', hint: '' };
    case 'bug':
      return {
        what: `工作室内部出了问题：${failure.message}`,
        hint: `这是我们的错误；请附上以下内容报告给我们。\n${failure.stack}`,
      };
    default:
      return assertUnreachable(failure);
  }
}
