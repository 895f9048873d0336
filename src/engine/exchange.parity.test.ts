import { beforeAll, describe, expect, it } from 'vitest';
import { at } from '../base/assert';
import type { Checkpoint } from '../model/checkpoint';
import { encodePrompt } from '../prompt/encodePrompt';
import { planEncoding } from '../prompt/encodingPlan';
import type { TaskTemplate } from '../prompt/taskTemplate';
import { exportFiles } from '../table/exchange/exportFiles';
import { readForeign } from '../table/exchange/readForeign';
import { tableOfImported, toVirtualPrompt } from '../table/exchange/toVirtualPrompt';
import type { PromptTable, VirtualPrompt } from '../table/promptTable';
import { readFixtureBytes, readFixtureJsonLines } from '../testing/fixtures';
import { largestDifference } from '../testing/fixtureTensors';
import { useTensorBackend } from '../testing/tensorBackend';
import { batchOf, readTinyGpt, virtualRows } from '../testing/tinyGpt';
import type { FrozenModel } from './frozenModel';
import { createFrozenModel } from './gpt/composedModel';

interface PeftCase {
  readonly text: string;
  readonly input_ids: readonly number[];
  readonly expected_logits: readonly number[];
}

const template: TaskTemplate = {
  taskname: 'mood',
  promptTemplate: '<|VIRTUAL_PROMPT_0|>{text}{label}',
  totalVirtualTokens: 6,
  virtualTokenSplits: [6],
  truncateField: undefined,
  answerOnlyLoss: true,
  answerField: 'label',
};

/** What leaves this house as a PEFT adapter computes the same there (F8): PEFT's own numbers stand in for PEFT. */
describe.each(['prompt_tuning', 'p_tuning'])(
  'the %s adapter, taken in, given out and taken in again',
  (kind) => {
    let checkpoint: Checkpoint;
    let model: FrozenModel;
    let prompt: VirtualPrompt;
    const cases = readFixtureJsonLines<PeftCase>(`peft/${kind}.cases.jsonl`);

    /** The only prompt of some files, as one of the base. */
    const take = async (files: Parameters<typeof readForeign>[0], given: TaskTemplate | undefined) => {
      const content = await readForeign(files, kind);
      if (content.kind !== 'prompts') throw new Error('no prompts');
      const { name, fingerprint, config } = checkpoint;
      const base = {
        name,
        fingerprint,
        layers: config.layers,
        heads: config.heads,
        hiddenSize: config.hiddenSize,
      };
      const made = toVirtualPrompt(at(content.prompts, 0), { taskname: undefined, template: given }, base);
      if (!made.ok) throw new Error(made.error.kind);
      const table = tableOfImported([made.value], base);
      if (!table.ok) throw new Error(table.error.kind);
      return { prompt: made.value, table: table.value satisfies PromptTable, base };
    };

    beforeAll(async () => {
      await useTensorBackend('cpu');
      checkpoint = await readTinyGpt();
      model = createFrozenModel(checkpoint, {
        maxBindingBytes: Number.POSITIVE_INFINITY,
        check: () => undefined,
      });
      const files = ['adapter_config.json', 'adapter_model.safetensors'].map((path) => ({
        path,
        bytes: readFixtureBytes(`peft/${kind}/${path}`),
      }));
      const { table, base } = await take(files, template);
      ({ prompt } = await take(exportFiles(table, base, 'peft'), undefined));
    });

    it('brings its template along', () => {
      expect(prompt.template).toEqual(template);
    });

    it('reads the same ids and gives the same logits as PEFT', async () => {
      const plan = planEncoding([prompt.template], checkpoint.tokenizer, {
        maxSequenceLength: 64,
        minSequenceLength: 1,
        addBos: false,
        addEos: true,
        spacing: 'literal',
      });
      const rows = virtualRows(prompt.embeddings, prompt.hiddenSize);
      for (const { text, input_ids, expected_logits } of cases) {
        const example = { line: 1, taskname: undefined, fields: { text } };
        const encoded = encodePrompt(plan, example, { labels: [], maxNewTokens: 1 });
        if (encoded.kind !== 'encoded') throw new Error(encoded.reason);
        const ids = [...encoded.prompt.prefix];
        expect(ids).toEqual([-1, -2, -3, -4, -5, -6, ...input_ids]);
        const logits = await model.logits(batchOf([ids]), rows);
        const last = logits.subarray(-expected_logits.length);
        expect(largestDifference(last, expected_logits)).toBeLessThan(1e-3);
      }
      rows.embeddings.dispose();
    });
  },
);
