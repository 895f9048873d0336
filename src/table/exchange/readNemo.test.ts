import { describe, expect, test } from 'vitest';
import { failureOf } from '../../testing/failures';
import { readFixtureBytes } from '../../testing/fixtures';
import { readFixtureTensors } from '../../testing/fixtureTensors';
import type { ForeignContent, ImportedPrompt } from '../foreign/importedPrompt';
import { readForeign } from './readForeign';

const fixture = (name: string) => {
  const bytes = readFixtureBytes(`nemo-table/${name}.nemo`);
  return readForeign([{ path: `${name}.nemo`, bytes }], name);
};

const promptsOf = (content: ForeignContent): readonly ImportedPrompt[] =>
  content.kind === 'prompts' ? content.prompts : [];

/** The bits of numbers: -0 is not 0. */
const bits = (values: Float32Array | undefined) =>
  values && new Uint32Array(values.buffer, values.byteOffset, values.length);

describe('a prompt table of NeMo (F7)', () => {
  test.each([
    ['two-tasks', 'expected', []],
    ['two-tasks-flat', 'expected', []],
    ['two-tasks-cuda-gz', 'expected', []],
    ['odd-storage', 'expected-odd', []],
    ['with-encoder', 'expected', ['prompt_encoder']],
  ])('%s.nemo comes in bit for bit', async (name, expected, leftAside) => {
    const content = await fixture(name);
    expect(content).toMatchObject({ kind: 'prompts', format: 'nemo', leftAside });
    const tensors = readFixtureTensors(`nemo-table/${expected}.safetensors`);
    const prompts = promptsOf(content);
    expect(prompts.map(({ taskname }) => `${taskname}.prompt_embeddings`).toSorted()).toEqual(
      [...tensors.keys()].toSorted(),
    );
    for (const { taskname, embeddings, totalVirtualTokens, hiddenSize } of prompts) {
      expect(bits(embeddings)).toEqual(bits(tensors.get(`${taskname}.prompt_embeddings`)));
      expect(totalVirtualTokens * hiddenSize).toBe(embeddings.length);
      expect(hiddenSize).toBe(64);
    }
  });

  test('brings the templates of its configuration', async () => {
    const [mood, intent] = promptsOf(await fixture('two-tasks'));
    expect(mood?.template).toEqual({
      taskname: 'mood',
      promptTemplate: '<|VIRTUAL_PROMPT_0|> {sentence}<|VIRTUAL_PROMPT_1|> verdict:{label}',
      totalVirtualTokens: 6,
      virtualTokenSplits: [4, 2],
      truncateField: 'sentence',
      answerOnlyLoss: true,
      answerField: 'label',
    });
    expect(intent?.template?.promptTemplate).toBe('<|VIRTUAL_PROMPT_0|> {utterance}\nintent: {intent}');
  });

  test.each<[string, object]>([
    ['missing-task', { kind: 'nemo-task-missing', missing: ['intent_and-slot 2'], found: ['mood'] }],
    ['hostile', { kind: 'pickle-refused', what: 'global', found: '__builtin__.print' }],
    ['old-stream', { kind: 'torch-old-stream', name: 'model_weights.ckpt' }],
    ['cut', { kind: 'foreign-damaged', format: 'tar', name: 'cut.nemo' }],
  ])('%s.nemo is refused by name', async (name, failure) => {
    expect(await failureOf(() => fixture(name))).toMatchObject(failure);
  });

  test('weights alone come in without templates', async () => {
    const tar = readFixtureBytes('nemo-table/two-tasks.nemo');
    // The member's bytes: behind the folder, the configuration and their headers.
    const bytes = tar.slice(3072 + 512, 3072 + 512 + 5529);
    const prompts = promptsOf(await readForeign([{ path: 'model_weights.ckpt', bytes }], 'weights'));
    expect(prompts.map(({ taskname, template }) => [taskname, template])).toEqual([
      ['mood', undefined],
      ['intent_and-slot 2', undefined],
    ]);
  });
});
