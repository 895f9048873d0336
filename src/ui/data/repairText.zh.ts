import type { FixOffer } from '../../data/fixOffer';
import type { Repair } from '../../data/repair';
import { quoted } from '../../words/quoted';
import { rows, whole } from '../../words/zh/format';
import { problemKindName } from './problemKinds.zh';

export function offerText(offer: FixOffer): string {
  switch (offer.kind) {
    case 'mend-line':
      return '修复这一行';
    case 'mend-kind':
      return '修复所有同类问题';
    case 'edit-line':
      return '在此编辑';
    case 'skip-line':
      return '不使用这一行';
    case 'skip-kind':
      return '不使用所有这些行';
    case 'trim-column':
      return `改名为${quoted(offer.name.trim())}`;
    case 'drop-column':
      return `不使用列${quoted(offer.name)}`;
    case 'column-to-text':
      return `把${quoted(offer.name)}转换为文本`;
    case 'merge-label':
      return `把${quoted(offer.from)}改为${quoted(offer.to)}`;
    case 'rename-task':
      return `把任务改名为${quoted(offer.to)}`;
    case 'make-task':
      return `为${quoted(offer.taskname)}创建模板`;
    case 'decode-windows-1252':
      return '按 Windows-1252 读取文件';
  }
}

export function repairSentence(repair: Repair): string {
  switch (repair.kind) {
    case 'mend-kind':
      return `已修复所有行：${problemKindName(repair.fault)}`;
    case 'mend-line':
      return `已修复第 ${whole(repair.line)} 行`;
    case 'replace-line':
      return `已编辑第 ${whole(repair.line)} 行：${quoted(repair.text, 60)}`;
    case 'skip-lines':
      return repair.lines.length === 1
        ? `不使用第 ${whole(repair.lines[0] ?? 0)} 行`
        : `不使用 ${rows(repair.lines.length)}`;
    case 'skip-kind':
      return `不使用所有行：${problemKindName(repair.fault)}`;
    case 'rename-column':
      return `列${quoted(repair.from)}改名为${quoted(repair.to)}`;
    case 'drop-column':
      return `不使用列${quoted(repair.name)}`;
    case 'column-to-text':
      return `列${quoted(repair.name)}已转换为文本`;
    case 'replace-value':
      return `在${quoted(repair.name)}中，${quoted(repair.from)}改为${quoted(repair.to)}`;
    case 'decode-as':
      return '按 Windows-1252 读取';
  }
}
