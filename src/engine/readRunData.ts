import type { TuneRequest } from '../bridge/contract';
import type { DataSource, Example } from '../data/dataset';
import { readDataSource } from '../data/readDataSource';
import { splitDataset } from '../data/splitDataset';
import { withoutTasks } from '../data/withoutTasks';
import type { Tokenizer } from '../model/tokenizer';
import { planEncoding } from '../prompt/encodingPlan';
import { encodeOptions } from './encodeOptions';
import type { RunData } from './encodeRun';

async function readExamples(source: DataSource, signal: AbortSignal): Promise<readonly Example[]> {
  return (await readDataSource(source, { signal })).dataset.examples;
}

/** Reads the parts of a run without the rows of tasks left out (rule R1); parts without a file of their own get their share of the training rows. */
export async function readRunData(
  { data, templates, config, leaveOut = [] }: TuneRequest,
  tokenizer: Tokenizer,
  signal: AbortSignal,
): Promise<RunData> {
  const read = async (source: DataSource): Promise<readonly Example[]> =>
    withoutTasks(await readExamples(source, signal), leaveOut);
  const rows = await read(data.train);
  const given = {
    validation: data.validation && (await read(data.validation)),
    test: data.test && (await read(data.test)),
  };
  const { tasks } = planEncoding(templates, tokenizer, encodeOptions(config, Number.POSITIVE_INFINITY));
  const fields = tasks.map(({ template, fieldNames }) => ({
    taskname: template.taskname,
    fieldNames,
    answerField: template.answerField,
  }));
  const shares = {
    validationShare: given.validation ? 0 : config.split.validationShare,
    testShare: given.test ? 0 : config.split.testShare,
  };
  const parts = splitDataset(rows, fields, shares, config.seed);
  return {
    train: parts.train,
    validation: given.validation ?? parts.validation,
    test: given.test ?? parts.test,
  };
}
