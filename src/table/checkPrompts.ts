import { firstNonFinite } from '../model/tensorNumbers';
import type { PromptTable, VirtualPrompt } from './promptTable';
import type { TableFailure } from './tableFailure';

/**
 * The first thing that makes prompts unfit for one table (P1): a taskname in use twice, a version twice or alone,
 * numbers that do not fill [virtual tokens, n_embd] or have another width than the prompts before, a number that is not
 * finite, an answer with two meanings.
 */
export function faultOfPrompts({
  prompts,
  earlier,
}: Pick<PromptTable, 'prompts' | 'earlier'>): TableFailure | undefined {
  const width = prompts[0]?.hiddenSize;
  const inUse = new Set<string>();
  for (const { taskname } of prompts) {
    if (inUse.has(taskname)) return { kind: 'table-task-twice', taskname };
    inUse.add(taskname);
  }
  const versions = new Set<string>();
  for (const prompt of [...prompts, ...earlier]) {
    const { taskname, version } = prompt;
    if (!inUse.has(taskname)) return { kind: 'table-earlier-alone', taskname, version };
    const key = `${version} ${taskname}`;
    if (versions.has(key)) return { kind: 'table-version-twice', taskname, version };
    versions.add(key);
    const fault = faultOfRows(prompt, width) ?? faultOfStart(prompt) ?? faultOfAliases(prompt);
    if (fault) return fault;
  }
  return undefined;
}

function faultOfRows(
  { taskname, embeddings, hiddenSize, totalVirtualTokens, template }: VirtualPrompt,
  width: number | undefined,
): TableFailure | undefined {
  const fits =
    totalVirtualTokens === template.totalVirtualTokens &&
    hiddenSize === width &&
    totalVirtualTokens > 0 &&
    hiddenSize > 0 &&
    embeddings.length === totalVirtualTokens * hiddenSize;
  if (!fits)
    return {
      kind: 'table-tensor-shape',
      taskname,
      expected: [template.totalVirtualTokens, width],
      found: [totalVirtualTokens, hiddenSize],
    };
  const index = firstNonFinite(embeddings);
  if (index < 0) return undefined;
  const virtualToken = Math.floor(index / hiddenSize);
  return { kind: 'table-not-finite', taskname, virtualToken, column: index % hiddenSize };
}

function faultOfStart({ taskname, version, start, embeddings }: VirtualPrompt): TableFailure | undefined {
  const fits = start === undefined || (start.length === embeddings.length && firstNonFinite(start) < 0);
  return fits ? undefined : { kind: 'table-start-invalid', taskname, version };
}

function faultOfAliases({ taskname, aliases }: VirtualPrompt): TableFailure | undefined {
  const seen = new Set<string>();
  for (const { from } of aliases) {
    if (seen.has(from)) return { kind: 'table-alias-twice', taskname, from };
    seen.add(from);
  }
  return undefined;
}
