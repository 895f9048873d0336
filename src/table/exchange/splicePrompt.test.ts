import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultTuningConfig } from '../../run/defaults';
import { smallPrompt } from '../../testing/promptTables';
import type { VirtualPrompt } from '../promptTable';
import { splicePrompt } from './splicePrompt';

const promptOf = (promptTemplate: string, change: Partial<VirtualPrompt> = {}): VirtualPrompt => {
  const prompt = smallPrompt('mood');
  return {
    ...prompt,
    totalVirtualTokens: 9,
    template: { ...prompt.template, promptTemplate, totalVirtualTokens: 9, virtualTokenSplits: [4, 5] },
    ...change,
  };
};
/** The lines between PARTS = [ and its end. */
const partsOf = (prompt: VirtualPrompt): readonly string[] => {
  const lines = splicePrompt(prompt).split('\n');
  const start = lines.indexOf('PARTS = [');
  return lines.slice(start + 1, lines.indexOf(']', start)).map((line) => line.trim());
};

describe('the Python note (F9)', () => {
  test('has the template up to its answer, rows by the number of their marker', () => {
    const template = '<|VIRTUAL_PROMPT_1|>Say "{text}"\\n\n<|VIRTUAL_PROMPT_0|> so: {label}.';
    expect(partsOf(promptOf(template))).toEqual([
      '("virtual", 4, 5),',
      '("text", "Say \\""),',
      '("field", "text"),',
      '("text", "\\"\\\\n\\n"),',
      '("virtual", 0, 4),',
      '("text", " so:"),',
    ]);
  });

  test('does as the run did with BOS and white space', () => {
    const plain = splicePrompt(promptOf('{text}<|VIRTUAL_PROMPT_0|>{label}'));
    expect(plain).toContain('ADD_BOS = False\n');
    expect(plain).toContain('STRIP_AT_MARKERS = False\n');
    const config = { ...defaultTuningConfig, addBos: true, spacing: 'nemo-2022' } as const;
    const other = splicePrompt(promptOf('{text}<|VIRTUAL_PROMPT_0|>{label}', { config }));
    expect(other).toContain('ADD_BOS = True\n');
    expect(other).toContain('STRIP_AT_MARKERS = True\n');
  });

  test('is the same program whatever the texts: they stay inside their quotes', () => {
    const any = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(any, any, (text, taskname) => {
        const note = splicePrompt(promptOf(`${text}<|VIRTUAL_PROMPT_0|>`, { taskname }));
        const program = note
          .replace(/^TASK = [^\n]*/m, '')
          .replace(/PARTS = \[\n(?: {4}\([^\n]*\),\n)*\]/, '');
        const same = splicePrompt(promptOf('<|VIRTUAL_PROMPT_0|>'));
        expect(program).toBe(
          same.replace(/^TASK = [^\n]*/m, '').replace(/PARTS = \[\n(?: {4}\([^\n]*\),\n)*\]/, ''),
        );
      }),
      { numRuns: 200 },
    );
  });
});
