import type { DataFault, DataPlace, DataProblem, FoundProblems } from './dataProblem';

const listed = 1000;
/** The last places of the list are for kinds that have few problems in it, so that no kind goes unseen. */
const open = 600;
const fewOfKind = 10;

/** Collects problems: lists at most 1 000 and counts all. */
export interface ProblemLog {
  /** `place` is asked for only when the problem is listed; `rows`: how many rows it stands for. */
  add(fault: DataFault, place: () => DataPlace, rows?: number): void;
  found(): FoundProblems;
}

export function createProblemLog(): ProblemLog {
  const problems: DataProblem[] = [];
  const counts = new Map<string, number>();
  return {
    add: (fault, place, rows = 1) => {
      const before = counts.get(fault.kind) ?? 0;
      counts.set(fault.kind, before + rows);
      const room = problems.length < open || (before < fewOfKind && problems.length < listed);
      if (room) problems.push({ ...fault, ...place() });
    },
    found: () => ({ problems: [...problems], problemCounts: Object.fromEntries(counts) }),
  };
}

/** A place that is a whole line, or with no line the whole set. */
export function wholeLine(line: number | undefined, text = ''): DataPlace {
  return { line, column: line === undefined ? undefined : 1, before: '', after: clip(text, 0, 30) };
}

/** The place of character `offset` of a record that starts on `line`, with what stands around it. */
export function placeIn(text: string, line: number, offset: number): DataPlace {
  const breaks = text.lastIndexOf('\n', offset - 1);
  return {
    line: breaks < 0 || offset === 0 ? line : line + text.slice(0, offset).split('\n').length - 1,
    column: offset === 0 ? 1 : offset - breaks,
    before: clip(text, offset - 30, offset),
    after: clip(text, offset, offset + 30),
  };
}

/** text[from, to) without halves of surrogate pairs at its ends. */
function clip(text: string, from: number, to: number): string {
  const part = text.slice(Math.max(from, 0), Math.max(to, 0));
  return part.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}
