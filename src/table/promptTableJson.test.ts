import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyFloat32, anyTable, smallPrompt } from '../testing/promptTables';
import type { PromptTable } from './promptTable';
import { printPromptTableJson, readPromptTableJson } from './promptTableJson';
import { shortestFloat } from './shortestFloat';

const table: PromptTable = {
  base: { name: 'tiny', fingerprint: 'ab'.repeat(32) },
  prompts: [smallPrompt('sentiment', [0.1, -0, 1e-45, 3.4028234663852886e38].map(Math.fround))],
  earlier: [],
  history: [],
};

/** The printed table as a value, after a change. */
const changed = (change: object): string =>
  JSON.stringify({ ...JSON.parse(printPromptTableJson(table)), ...change });

describe('the JSON form of a table', () => {
  test('gives any table back exactly', () => {
    fc.assert(
      fc.property(anyTable, (any) => {
        const text = printPromptTableJson(any);
        const read = readPromptTableJson(text);
        expect(read).toEqual({ ok: true, value: any });
        if (read.ok) expect(printPromptTableJson(read.value)).toBe(text);
      }),
      { numRuns: 80 },
    );
  });

  test('is for people: named fields, one line per virtual token, no digit too many', () => {
    const text = printPromptTableJson(table);
    expect(text).toContain('  "base_name": "tiny",\n');
    expect(text).toContain('      [0.1, -0],\n      [1e-45, 3.4028235e+38]\n');
  });

  test.each<[string, string, object]>([
    ['no JSON', '{', { kind: 'table-file-invalid', reason: 'not JSON' }],
    ['a list', '[]', { kind: 'table-file-invalid' }],
    ['any other JSON', '{"a":1}', { kind: 'table-foreign', found: undefined }],
    ['of a later version', changed({ format_version: 9 }), { kind: 'table-version-too-new', found: 9 }],
    [
      'without rows',
      changed({ prompt_embeddings: undefined }),
      { path: 'prompt_embeddings', found: 'nothing' },
    ],
    ['with a short row', changed({ prompt_embeddings: [[[1, 2], [3]]] }), { path: 'prompt_embeddings.0.1' }],
    [
      'with a long list of short rows',
      changed({ prompt_embeddings: [[Array(60_000).fill(0), ...Array(60_000).fill([])]] }),
      { path: 'prompt_embeddings.0.1', expected: '60000 numbers' },
    ],
    [
      'nested deeper than any table',
      changed({ labels: '?' }).replace('"?"', `${'['.repeat(9999)}${']'.repeat(9999)}`),
      { kind: 'table-file-invalid', reason: 'nested deeper than 100 levels' },
    ],
    [
      'with a name given twice',
      changed({}).replace('{', '{"base_name":"other",'),
      { kind: 'table-file-invalid', reason: 'the name "base_name" is given twice' },
    ],
    [
      'with starting rows of another size',
      changed({ start_embeddings: [[[1, 2]]] }),
      { kind: 'table-start-invalid', taskname: 'sentiment', version: 1 },
    ],
    [
      'with text for a number',
      changed({
        prompt_embeddings: [
          [
            [1, 2],
            [3, '4'],
          ],
        ],
      }),
      { path: 'prompt_embeddings.0.1.1', expected: 'a number', found: '"4"' },
    ],
    [
      'with a number beyond F32',
      changed({
        prompt_embeddings: [
          [
            [1, 2],
            [3, 1e39],
          ],
        ],
      }),
      { kind: 'table-not-finite', taskname: 'sentiment', virtualToken: 1, column: 1 },
    ],
    [
      'with a row too many',
      changed({ prompt_embeddings: [[[1], [2], [3]]] }),
      { kind: 'table-tensor-shape', expected: [2, 1], found: [3, 1] },
    ],
  ])('%s is refused', (_, text, failure) => {
    expect(readPromptTableJson(text)).toMatchObject({ ok: false, error: failure });
  });
});

describe('a number in its shortest form', () => {
  test('gives the same F32 again, with nine digits at the most', () => {
    fc.assert(
      fc.property(anyFloat32, (value) => {
        const text = shortestFloat(value);
        expect(Object.is(Math.fround(Number(text)), value)).toBe(true);
        const [mantissa = ''] = text.replace(/^-?(0\.?0*)?/, '').split('e');
        expect(mantissa.replace('.', '').replace(/0+$/, '').length).toBeLessThanOrEqual(9);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    [0.1, '0.1'],
    [-0, '-0'],
    [16777216, '16777216'],
    [2 ** -149, '1e-45'],
    [1 / 3, '0.33333334'],
  ])('%s is %s', (value, text) => {
    expect(shortestFloat(Math.fround(value))).toBe(text);
  });
});
