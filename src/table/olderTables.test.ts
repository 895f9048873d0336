import { describe, expect, it } from 'vitest';
import { readFixtureBytes } from '../testing/fixtures';
import { smallPrompt } from '../testing/promptTables';
import type { PromptTable } from './promptTable';
import { readPromptTable, writePromptTable } from './promptTableFile';
import { printPromptTableJson, readPromptTableJson } from './promptTableJson';

const numbers = [0.1, -0, 1e-45, 3.5].map(Math.fround);

/** What the program wrote that made the fixture. */
const table: PromptTable = {
  base: { name: 'tiny', fingerprint: 'ab'.repeat(32) },
  prompts: [
    {
      ...smallPrompt('sentiment', numbers),
      metrics: {
        validationLoss: 0.25,
        bestStep: 10,
        steps: 12,
        accuracy: 0.75,
        macroF1: 0.5,
        majorityAccuracy: 0.5,
        measuredOn: 'test',
      },
    },
    { ...smallPrompt('topic', [5, 6, 7, 8]), config: undefined },
  ],
  earlier: [],
  history: [],
};

describe('P7 a table of version 1', () => {
  const json = new TextDecoder().decode(readFixtureBytes('table-v1/prompt_table.json'));

  it('is read from both forms, each prompt as version 1 without a history', () => {
    expect(readPromptTable(readFixtureBytes('table-v1/prompt_table.safetensors'))).toEqual({
      ok: true,
      value: table,
    });
    expect(readPromptTableJson(json)).toEqual({ ok: true, value: table });
  });

  it('is written in the present version', () => {
    const read = readPromptTableJson(json);
    if (!read.ok) throw new Error(read.error.kind);
    expect(printPromptTableJson(read.value)).toContain('"format_version": 2');
    expect(readPromptTable(writePromptTable(read.value))).toEqual(read);
  });
});
