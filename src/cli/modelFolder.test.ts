import { describe, expect, test } from 'vitest';
import { loadCheckpoint } from '../model/loadCheckpoint';
import { fixturesDir } from '../testing/fixtures';
import { modelFilesFromFolder } from './modelFolder';

const options = { signal: new AbortController().signal, onProgress: () => undefined };

describe('a checkpoint folder on disk', () => {
  test('the embedded base loads', async () => {
    const files = await modelFilesFromFolder('public/models/studio-gpt-en-sv-7m');
    const { name, config, tokenizer, weights } = await loadCheckpoint(files, options);
    expect(name).toBe('studio-gpt-en-sv-7m');
    expect(config).toMatchObject({ layers: 6, hiddenSize: 256, heads: 4, vocabSize: 10_240, positions: 512 });
    expect(weights.wordEmbeddings.length).toBe(10_240 * 256);
    expect(tokenizer.vocabSize).toBe(10_240);
  });

  test('reads ranges, and fewer bytes when the file ends before', async () => {
    const files = await modelFilesFromFolder(`${fixturesDir}/tiny-gpt2`);
    const whole = await files.read('config.json');
    expect(await files.size('config.json')).toBe(whole.length);
    expect(await files.read('config.json', { start: 2, end: 9 })).toEqual(whole.slice(2, 9));
    const beyond = { start: whole.length - 1, end: whole.length + 5 };
    expect(await files.read('config.json', beyond)).toEqual(whole.slice(-1));
  });

  test('has only its own files', async () => {
    const files = await modelFilesFromFolder(`${fixturesDir}/tiny-gpt2`);
    expect(await files.size('../README.md')).toBeUndefined();
    await expect(files.read('none.json')).rejects.toMatchObject({
      failure: { kind: 'model-file-missing', fileName: 'none.json' },
    });
  });

  test('that does not exist is named', async () => {
    await expect(modelFilesFromFolder('no-such-folder')).rejects.toMatchObject({
      failure: { kind: 'model-file-missing', folder: 'no-such-folder' },
    });
  });
});
