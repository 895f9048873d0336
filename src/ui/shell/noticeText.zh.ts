import { assertUnreachable } from '../../base/assert';
import type { NoticeContent, RestoredName } from '../../studio/state';
import { quoted } from '../../words/quoted';
import type { Sentence } from '../../words/sentence';
import { chineseWords } from '../../words/zh/chineseWords';
import { listed } from '../../words/zh/format';

const opened = { templates: '模板', 'run-file': '运行文件' } as const;

const restored: Readonly<Record<RestoredName, string>> = {
  train: '训练行',
  validation: '验证行',
  test: '测试行',
  templates: '模板',
  settings: '设置',
  tables: '学到的提示',
};

export function noticeSentence(content: NoticeContent): Sentence {
  switch (content.kind) {
    case 'failure':
      return chineseWords.describeFailure(content.failure);
    case 'restored':
      return {
        what: '上次的工作已恢复。',
        hint: `已恢复：${listed(content.names.map((name) => restored[name]))}。`,
      };
    case 'set-aside':
      return {
        what: `示例取代了“${content.former.sources.train?.name ?? ''}”及其模板。`,
        hint: '它们仍然保留：看完之后可以取回。',
      };
    case 'data-removed':
      return {
        what: `${quoted(content.source.name)} 已不在工作室中。`,
        hint: '可以连同所有更改一起取回。',
      };
    case 'opened':
      return { what: `已打开${opened[content.what]}“${content.name}”。`, hint: '' };
    case 'project-opened': {
      const ofData = content.hasData ? '' : '它不包含数据：已打开的数据保留不变，您也可以打开它自己的数据。';
      const ofFormer = content.former === undefined ? '' : '之前的内容仍然保留：可以随时取回。';
      return { what: `已打开项目“${content.name}”。`, hint: [ofFormer, ofData].filter(Boolean).join('') };
    }
    case 'work-back':
      return {
        what: '之前的内容已取回。',
        hint: content.former === undefined ? '' : '被它替换的内容仍然保留：可以随时取回。',
      };
    case 'engine-slow':
      return {
        what: '引擎仍在启动。',
        hint: '显卡驱动可能没有响应。可以继续等待，也可以换一种方式启动；用处理器同样可以完成一切。',
      };
    case 'engine-restarted':
      return {
        what: '引擎丢失，已重新启动。',
        hint: `模型正在重新载入。您的数据、模板和提示没有变化。原因：${content.reason}。`,
      };
    default:
      return assertUnreachable(content);
  }
}
