import { describe, expect, it } from 'vitest';
import { quoted } from '../quoted';
import { byteSize, counted, listed } from './format';

describe('pieces of sentences', () => {
  it('counts in singular and plural', () => {
    expect([counted(1, 'row'), counted(0, 'row'), counted(1200, 'row')]).toEqual([
      '1 row',
      '0 rows',
      '1,200 rows',
    ]);
    expect(counted(2, 'entry', 'entries')).toBe('2 entries');
  });
  it('lists with commas and an and', () => {
    expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
  });
  it('counts the rest of a long list', () => {
    expect(listed(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
  });
  it('shows line breaks in the user’s text and shortens it between characters', () => {
    expect(quoted('two\nlines')).toBe('“two⏎lines”');
    expect(quoted('😀😀😀😀', 2)).toBe('“😀😀…”');
  });
  it('writes sizes in decimal units', () => {
    expect([1, 999, 1000, 14_990_576, 2.5e9].map(byteSize)).toEqual([
      '1 byte',
      '999 bytes',
      '1.0 kB',
      '15.0 MB',
      '2.5 GB',
    ]);
  });
});
