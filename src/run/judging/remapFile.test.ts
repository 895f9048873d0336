import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRemapFile } from './remapFile';

describe('a file of aliases', () => {
  it('is an object from what is answered to what it counts as', () => {
    expect(readRemapFile('{"positiv": "positive", "constructor": "__proto__", "__proto__": "x"}')).toEqual({
      ok: true,
      value: [
        { from: 'positiv', to: 'positive' },
        { from: 'constructor', to: '__proto__' },
        { from: '__proto__', to: 'x' },
      ],
    });
  });
  it.each([
    ['[]', '', 'Array'],
    ['null', '', 'null'],
    ['"a"', '', 'string'],
    ['{"a": 1}', 'a', 'number'],
    ['{"a": {"b": "c"}}', 'a', 'Object'],
  ])('%s is refused with its place', (text, path, found) => {
    expect(readRemapFile(text)).toMatchObject({
      ok: false,
      error: { kind: 'content', fault: { path, found } },
    });
  });
  it('that is no JSON says so, however deep it goes', () => {
    for (const text of ['', '{', '['.repeat(200_000), `{"a":${'['.repeat(200_000)}`])
      expect(readRemapFile(text)).toMatchObject({ ok: false, error: { kind: 'not-json' } });
  });
  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readRemapFile(text)).toHaveProperty('ok');
      }),
      { numRuns: 300 },
    );
  });
});
