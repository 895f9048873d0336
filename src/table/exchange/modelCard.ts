import type { PromptTable, VirtualPrompt } from '../promptTable';
import { dataLines, labelLines, limitLines, scoreLines, settingsLines, standingLine } from './cardParts';
import { type ExportBase, type FactsOf, noFacts } from './exportBase';
import { codeBlock, inlineCode, markdownTable } from './markdown';
import { peftEligibility } from './peftEligibility';

/**
 * The model card of a whole table, in English as such cards are: what it is, and per task its template, data, scores
 * beside baselines, settings and limits. What is not known is said to be unknown; nothing is made up.
 */
export function modelCard(table: PromptTable, base: ExportBase, factsOf: FactsOf = noFacts): string {
  const { prompts, earlier, history } = table;
  const tasks = markdownTable(
    ['task', 'version', 'virtual tokens', 'runs in PEFT'],
    prompts.map((prompt) => [
      inlineCode(prompt.taskname),
      String(prompt.version),
      String(prompt.totalVirtualTokens),
      peftEligibility(prompt).ok ? 'yes' : 'no, by the Python note',
    ]),
  );
  const learned = history.map(({ at, learned: names }, index) => {
    const what = names
      .map(({ taskname, version }) => `${inlineCode(taskname)} (version ${version})`)
      .join(', ');
    return `${index + 1}. ${new Date(at).toISOString().slice(0, 10)}: ${what}`;
  });
  return `---
base_model: ${JSON.stringify(base.name)}
pipeline_tag: text-generation
tags:
- p-tuning
- prompt-tuning
- gpt2
---

# Prompt table for ${inlineCode(base.name)}

Learned prompts for ${prompts.length === 1 ? 'one task' : `${prompts.length} tasks`}: the base is frozen, and what was learned are a few rows per task that
stand at the virtual tokens of its template. They are looked up by the name of the task; adding a task leaves the rows of
the others as they are, bit for bit.

- Base: ${inlineCode(base.name)}, ${base.layers ?? 'unknown'} layers, ${base.heads ?? 'unknown'} heads, width ${base.hiddenSize}
- Fingerprint of the base: \`${base.fingerprint}\` (SHA-256 of its shape, weights and tokenizer)
- Earlier versions kept beside those in use: ${earlier.length}

${tasks}

## Files

- \`prompt_table.safetensors\`: everything, exact; the tensor of a task is \`<task>.prompt_embeddings\`.
- \`prompt_table.json\`: the same as text.
- \`task_templates.yaml\`: the tasks as NeMo 1.10 to 1.16 writes them.
- \`npy\`: the rows of each task for NumPy.
- \`peft\`: an adapter folder for each task whose virtual tokens all stand in front.
- \`splice\`: a Python note for each of the others.

## How it was learned

${learned.length === 0 ? 'The order in which the tasks were learned is unknown.' : learned.join('\n')}

${prompts.map((prompt) => taskSection(table, prompt, factsOf)).join('\n')}
## Limits

${limitLines}
`;
}

function taskSection(table: PromptTable, prompt: VirtualPrompt, factsOf: FactsOf): string {
  const facts = factsOf(prompt);
  const { template, totalVirtualTokens } = prompt;
  const standing = standingLine(table, prompt);
  return `## ${inlineCode(prompt.taskname)}

${codeBlock(template.promptTemplate)}

${totalVirtualTokens} virtual tokens, by marker: ${template.virtualTokenSplits.join(', ')}. ${labelLines(prompt)}

${dataLines(facts)}

${scoreLines(prompt, facts)}
${standing === undefined ? '' : `\n${standing}\n`}
${settingsLines(prompt)}
`;
}
