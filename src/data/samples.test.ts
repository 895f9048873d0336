import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Checks of the sample data that ships in `public/samples`. The files are read as any program would read them. */
const folder = new URL('../../public/samples/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

type Row = Readonly<Record<string, string>>;
const rowsOf = (file: string): readonly Row[] =>
  read(file)
    .trimEnd()
    .split('\n')
    .map((line): Row => JSON.parse(line));

const sets = [
  { id: 'finance-sentiment', taskname: 'finance-sentiment', field: 'sentence', promised: 320 },
  { id: 'assistant-intents', taskname: 'assistant-intents', field: 'utterance', promised: 320 },
  { id: 'omdomen-sv', taskname: 'omdomen', field: 'text', promised: 240 },
].map((set) => {
  const rows = rowsOf(`${set.id}.jsonl`);
  return { ...set, rows, texts: rows.map((row) => row[set.field] ?? '') };
});
type SampleSet = (typeof sets)[number];

const intentLabel =
  /^\nIntent: ([a-z]+(?:_[a-z]+)+)\nSlots: (None|[a-z_]+\([^()\n]+\)(?:, [a-z_]+\([^()\n]+\))*)$/;
const labelForm: Readonly<Record<string, RegExp>> = {
  'finance-sentiment': /^(positive|negative|neutral)$/,
  'assistant-intents': intentLabel,
  'omdomen-sv': /^(positiv|negativ|neutral)$/,
};
/** What balance is counted over: the sentiment, or the intent without its slots. */
const classOf = (label: string): string => intentLabel.exec(label)?.[1] ?? label;

function countBy(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
const classCounts = (set: SampleSet) => countBy(set.rows.map((row) => classOf(row.label ?? '')));

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Shared words over all words of two texts. */
function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return shared / (a.size + b.size - shared);
}

describe.each(sets)('sample $id', (set) => {
  it('has at least the promised rows, all of one task and with the same three fields', () => {
    expect(set.rows.length).toBeGreaterThanOrEqual(set.promised);
    for (const row of set.rows) {
      expect(Object.keys(row)).toEqual(['taskname', set.field, 'label']);
      expect(row.taskname).toBe(set.taskname);
    }
  });

  it('has trimmed, non-empty text in normal form C', () => {
    const file = read(`${set.id}.jsonl`);
    expect(file).toBe(file.normalize('NFC'));
    expect(set.texts.filter((text) => text === '' || text !== text.trim())).toEqual([]);
  });

  it('has labels of the agreed form', () => {
    const form = labelForm[set.id] ?? /^$/;
    expect(set.rows.filter((row) => !form.test(row.label ?? ''))).toEqual([]);
  });

  it('is balanced: the largest class is at most 1.3 times the smallest', () => {
    const counts = [...classCounts(set).values()];
    expect(counts.length).toBeGreaterThanOrEqual(3);
    expect(Math.max(...counts) / Math.min(...counts)).toBeLessThanOrEqual(1.3);
  });

  it('repeats no text, whatever its case', () => {
    const counts = countBy(set.texts.map((text) => text.trim().toLocaleLowerCase('sv')));
    expect([...counts].filter(([, count]) => count > 1)).toEqual([]);
  });

  it('opens with the same three words in at most 3 % of the rows', () => {
    const openings = countBy(set.texts.map((text) => wordsOf(text).slice(0, 3).join(' ')));
    expect([...openings].filter(([, count]) => count > 0.03 * set.rows.length)).toEqual([]);
  });

  it('has no two rows that share 80 % of their words', () => {
    const words = set.texts.map((text) => new Set(wordsOf(text)));
    const near = words.flatMap((a, i) =>
      words.slice(0, i).flatMap((b, j) => (jaccard(a, b) >= 0.8 ? [[set.texts[i], set.texts[j]]] : [])),
    );
    expect(near).toEqual([]);
  });

  it('has one template whose fields are the fields of the rows and whose splits add up', () => {
    const templates: unknown = JSON.parse(read(`${set.id}.templates.json`));
    expect(templates).toEqual([
      {
        taskname: set.taskname,
        prompt_template: expect.stringContaining(`{${set.field}}`),
        total_virtual_tokens: expect.any(Number),
        virtual_token_splits: expect.any(Array),
        truncate_field: set.field,
        answer_only_loss: true,
        answer_field: 'label',
      },
    ]);
    const [template]: readonly TemplateOnDisk[] = JSON.parse(read(`${set.id}.templates.json`));
    const splits = template?.virtual_token_splits ?? [];
    expect(splits.reduce((sum, split) => sum + split, 0)).toBe(template?.total_virtual_tokens);
    expect(template?.prompt_template.match(/<\|VIRTUAL_PROMPT_\d+\|>/g)).toEqual(
      splits.map((_, marker) => `<|VIRTUAL_PROMPT_${marker}|>`),
    );
    expect(template?.prompt_template.match(/\{\w+\}/g)).toEqual([`{${set.field}}`, '{label}']);
    expect(template?.prompt_template.endsWith('{label}')).toBe(true);
  });
});

interface TemplateOnDisk {
  readonly prompt_template: string;
  readonly total_virtual_tokens: number;
  readonly virtual_token_splits: readonly number[];
}

describe('sample assistant-intents', () => {
  it('has slot values that stand in the utterance as whole words', () => {
    const strays = rowsOf('assistant-intents.jsonl').flatMap(({ label = '', utterance = '' }) =>
      [...label.matchAll(/[a-z_]+\(([^()]+)\)/g)]
        .map(([, value]) => wordsOf(value ?? '').join(' '))
        .filter((value) => value === '' || !` ${wordsOf(utterance).join(' ')} `.includes(` ${value} `))
        .map((value) => ({ utterance, value })),
    );
    expect(strays).toEqual([]);
  });

  it('copies slot values letter by letter, but for case', () => {
    for (const { label = '', utterance = '' } of rowsOf('assistant-intents.jsonl')) {
      for (const [, value] of label.matchAll(/[a-z_]+\(([^()]+)\)/g)) {
        expect(utterance.toLowerCase()).toContain(value?.toLowerCase());
      }
    }
  });

  it('has 12 to 16 intents and rows without slots', () => {
    const labels = rowsOf('assistant-intents.jsonl').map((row) => row.label ?? '');
    const intents = countBy(labels.map(classOf)).size;
    expect(intents).toBeGreaterThanOrEqual(12);
    expect(intents).toBeLessThanOrEqual(16);
    expect(labels.filter((label) => label.endsWith('\nSlots: None')).length).toBeGreaterThan(0);
  });
});

describe('the list of samples', () => {
  it('states the figures that are counted', () => {
    const listed: readonly Readonly<Record<string, unknown>>[] = JSON.parse(read('samples.json'));
    expect(listed).toEqual(
      sets.map((set) => ({
        id: set.id,
        title: expect.stringMatching(/\S/),
        description: expect.stringMatching(/\S/),
        language: set.id.endsWith('-sv') ? 'sv' : 'en',
        file: `${set.id}.jsonl`,
        templates: `${set.id}.templates.json`,
        rows: set.rows.length,
        labels: classCounts(set).size,
      })),
    );
  });

  it.each(sets)('is described in the data card with the counted figures: $id', (set) => {
    const card = read('README.md');
    const language = set.id.endsWith('-sv') ? 'Swedish' : 'English';
    const counts = classCounts(set);
    expect(card).toContain(
      `| ${set.id} | ${language} | ${set.rows.length} | ${counts.size} | \`${set.field}\` |`,
    );
    for (const [name, count] of counts) {
      if (set.id === 'assistant-intents') expect(card).toContain(`\`${name}\``);
      else expect(card).toContain(`| ${name} | ${count} |`);
    }
    if (set.id === 'assistant-intents') {
      expect(new Set(counts.values())).toEqual(new Set([33]));
      const without = set.rows.filter((row) => row.label?.endsWith('\nSlots: None')).length;
      expect(card).toContain(`16 intents, 33 rows each`);
      expect(card).toContain(`(${without} rows)`);
    }
  });
});
