import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeBlock, inlineCode, markdownTable } from './markdown';

describe('text in Markdown stays text', () => {
  test.each([
    ['plain', '`plain`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    [' space ', '`  space  `'],
    ['', '`  `'],
    ['two\nlines', '`"two\\nlines"`'],
  ])('%j in a line is %j', (text, code) => expect(inlineCode(text)).toBe(code));

  test('a block ends where its text ends, whatever it holds', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[`a\n ]{0,30}$/), (text) => {
        const block = codeBlock(text);
        const fence = /^`+/.exec(block)?.[0] ?? '';
        expect(block).toBe(`${fence}text\n${text}\n${fence}`);
        expect(text).not.toContain(fence);
      }),
    );
  });

  test('a bar in a cell is no border', () => {
    expect(markdownTable(['a'], [['x|y']])).toBe('| a |\n| --- |\n| x\\|y |');
  });
});
