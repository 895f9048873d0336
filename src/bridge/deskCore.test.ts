import { describe, expect, it } from 'vitest';
import { plainConfig, plainTemplate } from '../testing/tuneRequest';
import type { ModelSource } from './contract';
import { createDesk } from './deskCore';

const quiet = { signal: new AbortController().signal, onProgress: () => undefined };
const source = (...rows: readonly object[]) => ({
  name: 'rows.jsonl',
  bytes: new TextEncoder().encode(rows.map((row) => JSON.stringify(row)).join('\n')),
});
const { addBos, spacing, split, seed } = plainConfig;
const options = { maxSequenceLength: 40, addBos, spacing, split, seed };

/** A byte-level tokenizer without merges: every byte is a token, `<|endoftext|>` is 256. */
async function bytesTokenizer(): Promise<ModelSource> {
  const { byteSymbols } = await import('../model/byteSymbols');
  const vocab = Object.fromEntries(byteSymbols.map((symbol, i) => [symbol, i]));
  const added = { id: 256, content: '<|endoftext|>', special: true, normalized: false };
  const json = {
    added_tokens: [{ ...added, lstrip: false, rstrip: false, single_word: false }],
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, use_regex: true },
    decoder: { type: 'ByteLevel' },
    model: { type: 'BPE', vocab: { ...vocab, '<|endoftext|>': 256 }, merges: [] },
  };
  return { kind: 'files', name: 'tiny', files: [new File([JSON.stringify(json)], 'tokenizer.json')] };
}

describe('the desk', () => {
  it('reports rows, columns, tasknames and values that look like labels', async () => {
    const desk = createDesk();
    const report = await desk.readData(
      'train',
      source(
        { taskname: 'mood', text: 'a', label: 'good' },
        { taskname: 'mood', text: 'b', label: 'bad' },
        { text: 'c', label: 'good' },
      ),
      quiet,
    );
    expect(report).toMatchObject({ rows: 3, lines: 3, fieldNames: ['text', 'label'] });
    expect(report.tasknames).toEqual([
      { taskname: 'mood', rows: 2 },
      { taskname: undefined, rows: 1 },
    ]);
    expect(report.values.label).toEqual([
      { value: 'good', rows: 2 },
      { value: 'bad', rows: 1 },
    ]);
  });

  it('a field with more than 50 values is free text', async () => {
    const rows = Array.from({ length: 51 }, (_, i) => ({ text: `row ${i}`, label: String(i % 50) }));
    const report = await createDesk().readData('train', source(...rows), quiet);
    expect(Object.keys(report.values)).toEqual(['label']);
  });

  it('a reading that is cancelled keeps what was there', async () => {
    const desk = createDesk();
    await desk.readData('train', source({ text: 'old', label: 'x' }), quiet);
    const reading = desk.readData('train', source({ text: 'new', label: 'x' }), {
      ...quiet,
      signal: AbortSignal.abort(),
    });
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(await desk.rows('train', 0, 9)).toMatchObject([{ fields: { text: 'old' } }]);
  });

  it('checks rows against the templates and held-out rows against training rows', async () => {
    const desk = createDesk();
    await desk.readData(
      'train',
      source({ text: 'same', label: 'good' }, { text: 'same', label: 'good' }, { label: 'bad' }),
      quiet,
    );
    await desk.readData('test', source({ text: 'same', label: 'good' }), quiet);
    const { problemCounts } = await desk.check('train', [plainTemplate]);
    expect(problemCounts).toMatchObject({ 'missing-field': 1, 'repeated-row': 1, leak: 2 });
    expect(await desk.check('train', [])).toEqual({ problems: [], problemCounts: {} });
  });

  it('shows a row as tokens with virtual positions and loss, and counts all rows', async () => {
    const desk = createDesk();
    await desk.readData(
      'train',
      source({ text: 'ab', label: 'x' }, { text: 'c'.repeat(90), label: 'x' }, { text: 'd', label: '' }),
      quiet,
    );
    await desk.loadTokenizer(await bytesTokenizer());
    const first = await desk.preview(plainTemplate, 0, options);
    const shown = first.tokens.map(({ id, text }) => (id < 0 ? `#${-id}` : text)).join('');
    expect(shown).toBe('#1 ab #2#3 mood: x<|endoftext|>');
    // The space before the answer is learned with it, as NeMo counts it.
    expect(first.tokens.filter(({ carriesLoss }) => carriesLoss).map(({ text }) => text)).toEqual([
      ' ',
      'x',
      '<|endoftext|>',
    ]);
    expect(first.counts).toEqual({ given: 3, kept: 2, cut: 1, skipped: { 'empty-answer': 1 } });
    const third = await desk.preview(plainTemplate, 2, options);
    expect(third).toMatchObject({ line: 3, outcome: { kind: 'skipped', reason: 'empty-answer' } });
  });

  it('a newer question makes an unfinished older one give up', async () => {
    const desk = createDesk();
    const many = Array.from({ length: 4001 }, (_, i) => ({ text: `t${i}`, label: 'x' }));
    await desk.readData('train', source(...many), quiet);
    await desk.loadTokenizer(await bytesTokenizer());
    const older = desk.preview(plainTemplate, 0, options);
    const newer = desk.preview({ ...plainTemplate, taskname: 'other' }, 0, options);
    await expect(older).rejects.toMatchObject({ name: 'AbortError' });
    const { counts, rows } = await newer;
    expect(rows).toBe(4001);
    expect(counts.kept).toBeGreaterThan(0);
  });

  it('a preview without a tokenizer says that no model is loaded', async () => {
    const desk = createDesk();
    await desk.readData('train', source({ text: 'a', label: 'x' }), quiet);
    await expect(desk.preview(plainTemplate, 0, options)).rejects.toMatchObject({
      failure: { kind: 'model-not-loaded' },
    });
  });
});
