import type { FoundProblems } from '../data/dataProblem';
import { dataSeverity, kindSeverity, type Severity } from '../data/severity';
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

/** What a kind costs; of those that are listed the first one tells, for some depend on more than their kind. */
export function severityOf(kind: string, { problems }: FoundProblems): Severity {
  const first = problems.find((problem) => problem.kind === kind);
  return first === undefined ? kindSeverity(kind) : dataSeverity(first);
}

/** How many problems cost something and how many only tell something. */
export function countBySeverity(found: FoundProblems): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const [kind, count] of Object.entries(found.problemCounts)) counts[severityOf(kind, found)] += count;
  return counts;
}

/** Rows that a template can use, as far as that is known. */
export function usableRows(part: PartState): number {
  return part.kind === 'ready' ? part.report.rows - (part.checked?.unusable ?? 0) : 0;
}
