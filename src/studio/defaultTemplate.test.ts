import { describe, expect, it } from 'vitest';
import { createDesk } from '../bridge/deskCore';
import { checkTemplate } from '../prompt/checkTemplate';
import { makeDefaultTemplate } from './defaultTemplate';

async function templateFor(...rows: readonly object[]) {
  const text = rows.map((row) => JSON.stringify(row)).join('\n');
  const report = await createDesk().readData(
    'train',
    { name: 'rows', bytes: new TextEncoder().encode(text) },
    { signal: new AbortController().signal, onProgress: () => undefined },
  );
  const template = makeDefaultTemplate(report);
  const columns = report.fieldNames;
  expect(checkTemplate(template, { columns }).filter(({ severity }) => severity === 'error')).toEqual([]);
  return template;
}

describe('the template made from columns', () => {
  it('puts virtual tokens in front, and as many between the text and the answer cue', async () => {
    const template = await templateFor({ text: 'a', label: 'good' }, { text: 'b', label: 'bad' });
    expect(template.promptTemplate).toBe('<|VIRTUAL_PROMPT_0|> {text}<|VIRTUAL_PROMPT_1|> type: {label}');
    expect(template.virtualTokenSplits).toEqual([10, 10]);
  });

  it('leaves the space out when the answers bring their own', async () => {
    const template = await templateFor({ text: 'a', label: ' good' }, { text: 'b', label: ' bad' });
    expect(template.promptTemplate).toMatch(/type:\{label\}$/);
  });

  it('takes the column with few values for the answer when no name tells', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => ({ stars: String(i % 3), review: `text ${i}` }));
    expect(await templateFor(...rows)).toMatchObject({ answerField: 'stars', truncateField: 'review' });
  });

  it('takes columns that are called like what every object inherits', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => {
      return { ['__proto__']: `text ${i}`, constructor: `more ${i}`, stars: String(i % 3) };
    });
    expect(await templateFor(...rows)).toMatchObject({ answerField: 'stars' });
  });

  it('leaves columns of numbers out of the text', async () => {
    const rows = Array.from({ length: 4 }, (_, id) => ({ id, text: `text ${id}`, label: 'x' }));
    expect((await templateFor(...rows)).promptTemplate).not.toContain('{id}');
  });

  it('takes the taskname of the rows', async () => {
    expect(await templateFor({ taskname: 'mood', text: 'a', label: 'good' })).toMatchObject({
      taskname: 'mood',
    });
  });
});
