import type { FoundProblems } from '../data/dataProblem';
import { kindSeverity, type Severity } from '../data/severity';
import type { PartState } from './state';

const none: FoundProblems = { problems: [], problemCounts: {} };

/** What reading found and what the checks against the templates found, as one list. */
export function problemsOfPart(part: PartState): FoundProblems {
  if (part.kind !== 'ready') return none;
  const { report, checked } = part;
  if (checked === undefined) return report;
  const problemCounts: Record<string, number> = { ...report.problemCounts };
  for (const [kind, count] of Object.entries(checked.problemCounts))
    problemCounts[kind] = (problemCounts[kind] ?? 0) + count;
  return { problems: [...report.problems, ...checked.problems], problemCounts };
}

/** Problems of a part by what they cost. */
export function splitBySeverity(part: PartState): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const [kind, count] of Object.entries(problemsOfPart(part).problemCounts))
    counts[kindSeverity(kind)] += count;
  return counts;
}

export const countProblems = (found: Pick<FoundProblems, 'problemCounts'>): number =>
  Object.values(found.problemCounts).reduce((sum, count) => sum + count, 0);
