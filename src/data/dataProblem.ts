/** Placeholder of the union until parsing lands; extended beside the parser. */
export interface DataProblem {
  readonly kind: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
}
