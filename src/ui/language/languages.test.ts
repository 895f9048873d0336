import { describe, expect, it } from 'vitest';
import type { DataFault } from '../../data/dataProblem';
import { allKinds } from '../../data/severity';
import type { SkipReason } from '../../prompt/encodedExample';
import type { TemplateFault } from '../../prompt/templateProblem';
import { locales } from '../../words/locale';
import { chinese } from './chinese';
import { english } from './english';
import type { Language } from './language';
import { swedish } from './swedish';

const others: Readonly<Record<'sv' | 'zh', Language>> = { sv: swedish, zh: chinese };
const all: Readonly<Record<(typeof locales)[number], Language>> = { en: english, ...others };

/** Every value of a language by its path; format and words are functions of their own. */
function leaves(value: unknown, path: string): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, each]) => leaves(each, path === '' ? key : `${path}.${key}`));
}
const sentencesOf = ({ format: _, words: __, ...spoken }: Language) => new Map(leaves(spoken, ''));

/** The same in any language: names, what stands in files, and what is not text. */
const sameAnywhere = new Set([
  'direction',
  'shell.product',
  'data.taskname',
  'data.reportName',
  'template.taskname',
  'model.names.webgpu',
  'model.names.wasm',
  'model.names.cpu',
  'train.encoders.lstm',
  'train.encoders.mlp',
  'more.optimisers.0.name',
  'more.optimisers.1.name',
  'export.command',
  'export.formats.safetensors.name',
  'export.formats.json.name',
  'export.formats.npy.name',
  'chart.csv',
]);
/** Words that Swedish happens to share with English. */
const sharedWords = new Set([
  'shell.screens.data',
  'data.title',
  'data.textAround',
  'model.adapter',
  'runs.columns.data',
  'judged.precision',
]);
const isNoSentence = (path: string, locale: string): boolean =>
  sameAnywhere.has(path) || (locale === 'sv' && sharedWords.has(path)) || /\.(?:id|look)$/.test(path);

describe.each(Object.entries(others))('%s', (locale, language) => {
  const mine = sentencesOf(language);
  const source = sentencesOf(english);

  it('says everything that English says, and nothing else', () => {
    expect([...mine.keys()].sort()).toEqual([...source.keys()].sort());
    for (const [path, value] of source) expect(typeof mine.get(path), path).toBe(typeof value);
  });

  it('takes no more facts than English gives', () => {
    for (const [path, value] of source) {
      const own = mine.get(path);
      if (typeof value === 'function' && typeof own === 'function')
        expect(own.length, path).toBeLessThanOrEqual(value.length);
    }
  });

  it('leaves no sentence in English and none empty', () => {
    const left = [...source].filter(
      ([path, value]) =>
        typeof value === 'string' && value !== '' && mine.get(path) === value && !isNoSentence(path, locale),
    );
    expect(left.map(([path]) => path)).toEqual([]);
    const empty = [...source].filter(([path, value]) => value !== '' && mine.get(path) === '');
    expect(empty).toEqual([]);
  });

  it('says its own tag to the page', () => {
    expect(language.tag.split('-')[0]).toBe(locale);
    expect(language.format.locale).toBe(locale);
  });
});

const templateFaults: readonly TemplateFault[] = [
  { kind: 'no-slot' },
  { kind: 'broken-marker', text: 'quoted-text' },
  { kind: 'marker-repeated', marker: 1 },
  { kind: 'marker-gap', missing: 1 },
  { kind: 'markers-not-ascending', markers: [1, 0] },
  { kind: 'empty-braces' },
  { kind: 'unbalanced-brace', brace: '{' },
  { kind: 'literal-braces' },
  { kind: 'field-repeated', name: 'quoted-text' },
  { kind: 'marker-count', markers: 2, splits: [10] },
  { kind: 'splits-sum', sum: 9, total: 10 },
  { kind: 'split-size', marker: 0, size: 0 },
  { kind: 'too-many-virtual', total: 600, maximum: 512 },
  { kind: 'answer-not-set' },
  { kind: 'answer-not-in-template', name: 'quoted-text' },
  { kind: 'answer-not-last', name: 'label', after: 'quoted-text' },
  { kind: 'answer-is-truncate-field', name: 'quoted-text' },
  { kind: 'truncate-field-not-in-template', name: 'quoted-text' },
  { kind: 'no-space-before-answer', name: 'label', label: 'quoted-text' },
  { kind: 'two-spaces-before-answer', name: 'label', label: 'quoted-text' },
  { kind: 'unknown-field', name: 'quoted-text', suggestion: undefined },
  { kind: 'unused-column', name: 'quoted-text' },
  { kind: 'taskname-not-in-data', inData: ['quoted-text'] },
  { kind: 'rows-too-long', rows: 1, all: 4 },
  { kind: 'values-not-text', rows: 2 },
  { kind: 'values-look-like-template', rows: 1 },
  { kind: 'newer-than-table', trained: '{text}' },
  { kind: 'taskname-empty' },
  { kind: 'taskname-repeated' },
  { kind: 'unequal-totals', totals: { a: 1, b: 2 } },
];

/** Facts that any fault of the data may need. */
const facts = {
  looksLike: 'binary',
  items: 3,
  records: 2,
  separator: 'comma',
  byte: 4,
  value: 233,
  quotes: 'single',
  name: 'quoted-text',
  word: 'None',
  language: 'python',
  text: 'oops',
  code: 9,
  sign: ',',
  found: 'list',
  cells: 3,
  columns: 2,
  rows: 2,
  isAnswer: false,
  taskname: 'quoted-text',
  known: ['a', 'b'],
  label: 'quoted-text',
  usual: 'good',
  usualRows: 9,
  needed: 2,
  firstLine: 7,
  sameAnswer: true,
  otherLine: 8,
};

const reasons: readonly SkipReason[] = [
  'too-long',
  'too-short',
  'no-answer',
  'empty-answer',
  'no-loss',
  'not-text',
  'unknown-task',
];
const broken = /undefined|NaN|\[object|function/;

describe('what can go wrong', () => {
  it.each(locales)('has a sentence for every fault in %s', (locale) => {
    const { words } = all[locale];
    const said = [
      ...templateFaults.map((fault) => words.describeTemplateProblem(fault).what),
      ...allKinds.map(
        (kind) =>
          words.describeDataProblem({ kind, ...facts, line: 12, column: 3 } as unknown as DataFault & {
            line: number;
            column: number;
          }).what,
      ),
      ...reasons.map(words.skipReasonText),
    ];
    for (const sentence of said) {
      expect(sentence).toMatch(/\S/);
      expect(sentence).not.toMatch(broken);
    }
    expect(new Set(said).size).toBe(said.length);
  });

  it('quotes what is the user’s in every language', () => {
    for (const locale of locales) {
      for (const fault of templateFaults) {
        if (!JSON.stringify(fault).includes('quoted-text')) continue;
        const { what, hint } = all[locale].words.describeTemplateProblem(fault);
        expect(`${what} ${hint}`, `${locale} ${fault.kind}`).toContain('quoted-text');
      }
    }
  });

  it('is said in words of its own in every language', () => {
    for (const fault of templateFaults) {
      const said = locales.map((locale) => all[locale].words.describeTemplateProblem(fault).what);
      expect(new Set(said).size, fault.kind).toBe(locales.length);
    }
  });
});

describe('counts', () => {
  it('are spelt by the rules of the language', () => {
    const counts = [0, 1, 2, 1200];
    const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
    const said = (language: Language) => counts.map((count) => plain(language.data.rowsLead(count)));
    expect(said(english)[1]).toContain('1 usable row,');
    expect(said(english)[3]).toContain('1,200 usable rows');
    expect(said(swedish)[1]).toContain('1 användbar rad,');
    expect(said(swedish)[3]).toContain('1 200 användbara rader');
    expect(said(chinese)[3]).toContain('1,200');
  });
});
