import type { NotTextKind } from '../../data/dataset';

/** What a JSON value is. */
export const kindNames: Readonly<Record<NotTextKind | 'text', string>> = {
  number: '数字',
  boolean: '布尔值',
  null: 'null',
  list: '列表',
  object: '对象',
  text: '文本',
};
