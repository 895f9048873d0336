import * as v from 'valibot';
import { exactObject, numberBetween, wholeNumber } from '../base/narrow';
import type { LearningStep } from './promptTable';

/** Far above what anybody learns; keeps numbers whole. */
const most = 2 ** 31 - 1;
/** The last moment that a date can name, in milliseconds since 1970. */
const latest = 8.64e15;

export const versionSchema = wholeNumber(1, most);

const share = numberBetween(0, 1);
const scoreSchema = exactObject({ rows: wholeNumber(1, most), accuracy: share, macro_f1: share });

/** Learning steps by their names on disk. */
export const historySchema = v.array(
  exactObject({
    at: numberBetween(0, latest),
    learned: v.array(exactObject({ taskname: v.string(), version: versionSchema })),
    standing: v.array(
      exactObject({
        taskname: v.string(),
        version: versionSchema,
        digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
        score: v.nullable(scoreSchema),
      }),
    ),
  }),
);

export const printHistory = (history: readonly LearningStep[]) =>
  history.map(({ at, learned, standing }) => ({
    at,
    learned: learned.map(({ taskname, version }) => ({ taskname, version })),
    standing: standing.map(({ taskname, version, digest, score }) => ({
      taskname,
      version,
      digest,
      score: score ? { rows: score.rows, accuracy: score.accuracy, macro_f1: score.macroF1 } : null,
    })),
  }));

export const historyFromFile = (file: v.InferOutput<typeof historySchema>): readonly LearningStep[] =>
  file.map((step) => ({
    ...step,
    standing: step.standing.map(({ score, ...each }) => ({
      ...each,
      score: score ? { rows: score.rows, accuracy: score.accuracy, macroF1: score.macro_f1 } : undefined,
    })),
  }));
