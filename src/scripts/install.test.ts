import { describe, expect, it } from 'vitest';
import { isAtLeast, missingPackages } from './install.mjs';

describe('Node is new enough', () => {
  it.each([
    ['20.19.0', '20.19', true],
    ['20.18.3', '20.19', false],
    ['22.0.0', '20.19', true],
    ['18.99.9', '20.19', false],
    ['20.20.2', '20.19.4', true],
  ])('%s against %s: %s', (found, needed, expected) => {
    expect(isAtLeast(found, needed)).toBe(expected);
  });
});

describe('packages still to install', () => {
  const wanted = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0' },
    'node_modules/other-system': { version: '1.0.0', optional: true },
  };
  const everything = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } };

  it('are none when npm recorded every version and the folders are there', () => {
    expect(missingPackages(wanted, everything, () => true)).toEqual([]);
  });
  it('are those never installed', () => {
    expect(missingPackages(wanted, { 'node_modules/a': { version: '1.0.0' } }, () => true)).toEqual([
      'node_modules/b',
    ]);
  });
  it('are those of another version', () => {
    const older = { ...everything, 'node_modules/b': { version: '1.9.0' } };
    expect(missingPackages(wanted, older, () => true)).toEqual(['node_modules/b']);
  });
  it('are those whose folder was deleted', () => {
    expect(missingPackages(wanted, everything, (path) => !path.endsWith('/a'))).toEqual(['node_modules/a']);
  });
});
