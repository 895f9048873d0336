import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeOut } from './files';

const here = (...parts: string[]): string => join(mkdtempSync(join(tmpdir(), 'studio-files-')), ...parts);

describe('writing a result', () => {
  it('makes the folders on the way, and takes those that are there', async () => {
    const path = here('a', 'b', 'x.txt');
    await writeOut(path, 'one');
    await writeOut(path, 'two');
    expect(readFileSync(path, 'utf8')).toBe('two');
  });

  it('is refused where a folder is a file', async () => {
    const file = here('file');
    writeFileSync(file, '');
    await expect(writeOut(join(file, 'x.txt'), '')).rejects.toMatchObject({
      failure: { kind: 'file-unwritable', reason: 'EEXIST' },
    });
    await expect(writeOut(join(file, 'deeper', 'x.txt'), '')).rejects.toMatchObject({
      failure: { kind: 'file-unwritable', reason: 'ENOTDIR' },
    });
  });

  it.runIf(existsSync('/proc/self'))('is refused, and ends, where nothing can be made', async () => {
    await expect(writeOut('/proc/studio/deeper/x.txt', '')).rejects.toMatchObject({
      failure: { kind: 'file-unwritable' },
    });
  });
});
