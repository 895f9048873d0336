import type { NotTextKind } from '../../data/dataset';

/** What a JSON value is, with its article. */
export const kindNames: Readonly<Record<NotTextKind | 'text', string>> = {
  number: 'ett tal',
  boolean: 'ett sanningsvärde',
  null: 'null',
  list: 'en lista',
  object: 'ett objekt',
  text: 'en text',
};
