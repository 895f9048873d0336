import { describe, expect, it } from 'vitest';
import { createFormat } from './createFormat';

const en = createFormat('en');
const sv = createFormat('sv');
const zh = createFormat('zh');
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ').replaceAll('−', '-');

describe('numbers as a language writes them', () => {
  it('groups and points as the language does', () => {
    expect(en.whole(12345.4)).toBe('12,345');
    expect(plain(sv.whole(12345.4))).toBe('12 345');
    expect(zh.whole(12345.4)).toBe('12,345');
    expect([en, sv, zh].map(({ loss }) => loss(0.1234))).toEqual(['0.123', '0,123', '0.123']);
    expect([en, sv, zh].map(({ percent }) => plain(percent(0.8751)))).toEqual(['87.5%', '87,5 %', '87.5%']);
  });

  it('writes rates in three digits, tiny ones by powers of ten', () => {
    expect([0, 0.01, 2e-4, 0.5, 123456].map(en.compact)).toEqual(['0', '0.0100', '2.0e-4', '0.500', '1.2e5']);
    expect(sv.compact(2e-4)).toBe('2,0e-4');
  });

  it('counts bytes by thousands', () => {
    expect([1, 640, 14_300_000].map(en.byteSize).map(plain)).toEqual(['1 byte', '640 bytes', '14.3 MB']);
    expect(plain(sv.byteSize(14_300_000))).toBe('14,3 MB');
  });

  it('rounds spans, and never shows sixty of anything', () => {
    expect([0.2, 59, 59.7, 3599, 4800].map(en.duration).map(plain)).toEqual([
      '1 sec',
      '59 sec',
      '1 min',
      '1 hr',
      '1 hr 20 min',
    ]);
    expect(zh.duration(8)).toBe('8秒');
  });

  it('chooses the plural by the rules of the language', () => {
    const forms = { one: '# row', other: '# rows' };
    expect([0, 1, 2, 1200].map((count) => en.plural(count, forms))).toEqual([
      '0 rows',
      '1 row',
      '2 rows',
      '1,200 rows',
    ]);
    expect(zh.plural(1, { other: '# 行' })).toBe('1 行');
  });

  it('lists names', () => {
    expect([en, sv, zh].map(({ list }) => list(['a', 'b', 'c']))).toEqual([
      'a, b and c',
      'a, b och c',
      'a、b和c',
    ]);
  });
});
