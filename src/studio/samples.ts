import * as v from 'valibot';
import { Failed } from '../base/failed';
import type { StorageFailure } from '../run/storageFailure';
import type { Kit } from './kit';
import type { StudioState } from './state';
import { failureOf } from './studioFailure';

const sampleSchema = v.object({
  id: v.string(),
  title: v.string(),
  description: v.string(),
  language: v.string(),
  file: v.string(),
  templates: v.string(),
  rows: v.number(),
  labels: v.number(),
});

/** A data set that ships with the page, with the template that goes with it. Paths are relative to `samples/`. */
export type Sample = v.InferOutput<typeof sampleSchema>;

/** The same samples, those in the reader's language first. */
export const inLanguageFirst = (samples: readonly Sample[], language: string): readonly Sample[] =>
  samples.toSorted((a, b) => Number(b.language === language) - Number(a.language === language));

/** Whether the rows that are open are an example's and not the user's own. */
export function isSampleOpen({ data, samples }: Pick<StudioState, 'data' | 'samples'>): boolean {
  if (data.train.kind !== 'ready' || samples.kind !== 'ready') return false;
  const { name } = data.train.source;
  return samples.samples.some(({ file }) => file === name);
}

const folder = 'samples/';

/** Reads the list of samples into the state. */
export async function listSamples(kit: Kit): Promise<void> {
  try {
    const text = await (await kit.world.fetchShipped(`${folder}samples.json`)).text();
    const parsed = v.safeParse(v.array(sampleSchema), JSON.parse(text));
    if (!parsed.success) throw unavailable('samples.json', v.summarize(parsed.issues));
    kit.put('samples', { kind: 'ready', samples: parsed.output });
  } catch (error) {
    kit.put('samples', { kind: 'failed', failure: failureOf(error) });
  }
}

/** The two files of a sample. */
export async function fetchSample(
  kit: Kit,
  sample: Sample,
): Promise<{ readonly data: Blob; readonly templatesText: string }> {
  const [data, templates] = await Promise.all([
    kit.world.fetchShipped(folder + sample.file),
    kit.world.fetchShipped(folder + sample.templates),
  ]);
  return { data, templatesText: await templates.text() };
}

export const unavailable = (name: string, reason: string): Failed<StorageFailure> =>
  new Failed({ kind: 'sample-unavailable', name, reason });
