import type { VirtualPrompt } from '../promptTable';
import { dataLines, labelLines, limitLines, scoreLines, settingsLines } from './cardParts';
import type { CardFacts, ExportBase } from './exportBase';
import { codeBlock, inlineCode } from './markdown';
import { isOverLabels, type PrefixText, splitAtAnswer } from './peftEligibility';

/** README.md of an adapter folder: how it is used to the letter, what it was learned from, how well it did. */
export function peftCard(
  prompt: VirtualPrompt,
  text: PrefixText,
  base: ExportBase,
  facts: CardFacts | undefined,
): string {
  const { taskname, totalVirtualTokens, hiddenSize } = prompt;
  const { pattern, stripped } = text;
  const strip = stripped
    ? '\nWhite space at the very start of the filled text is removed, as it was in training.\n'
    : '';
  return `---
library_name: peft
base_model: ${JSON.stringify(base.name)}
pipeline_tag: text-generation
tags:
- prompt-tuning
- gpt2
---

# ${inlineCode(taskname)}: a soft prompt for ${inlineCode(base.name)}

${totalVirtualTokens} virtual tokens of width ${hiddenSize}, learned through the frozen base. A prompt encoder, if there was one, is folded in:
the adapter is plain prompt tuning and needs PEFT 0.14 or newer.

## The text that follows the prompt

PEFT puts the virtual tokens in front. Exactly this text follows them; names in braces are replaced by the row's values,
and everything else, the first and the last character too, stays as it is:

${codeBlock(pattern)}

As a Python string: ${inlineCode(JSON.stringify(pattern))}
${strip}
Tokenise it as one string without special tokens (\`add_special_tokens=False\`), one row at a time or rows of equal length:
padding on the left puts pads between prompt and text.

${codeBlock(openingCode(base, text), 'python')}

## Answers

${labelLines(prompt)}
${prompt.labels.length === 0 ? writingText : choosingText(prompt)}

## Data

${dataLines(facts)}

## Scores

${scoreLines(prompt, facts)}

## Settings

${settingsLines(prompt)}

## Limits

${limitLines}
- Base: ${inlineCode(base.name)}, fingerprint \`${base.fingerprint}\` (SHA-256 of its shape, weights and tokenizer).
`;
}

const openingCode = (base: ExportBase, { pattern }: PrefixText): string => `import torch
from peft import PeftModel
from transformers import AutoModelForCausalLM, AutoTokenizer

base = ${JSON.stringify(base.name)}  # or its folder
tokenizer = AutoTokenizer.from_pretrained(base)
model = PeftModel.from_pretrained(AutoModelForCausalLM.from_pretrained(base), ".").eval()
text = ${JSON.stringify(pattern)}  # with the row's values in place of the braces`;

const writingText = `
The answer is what is generated until the end-of-text token:

${codeBlock(
  `ids = tokenizer(text, add_special_tokens=False, return_tensors="pt")
out = model.generate(**ids, max_new_tokens=30, do_sample=False)
print(tokenizer.decode(out[0][ids["input_ids"].shape[1]:], skip_special_tokens=True))`,
  'python',
)}`;

/** How a label is chosen: as in the studio, by its summed log-probability. */
function choosingText(prompt: VirtualPrompt): string {
  const { answerSpace, answerIsLast } = splitAtAnswer(prompt.template);
  const over = isOverLabels(prompt);
  const answer = answerSpace === '' ? 'text + label' : 'text + " " + label';
  const keep = over
    ? 'sorted({i for row in rows for i in row[start:]})'
    : 'list(range(model.config.vocab_size))';
  const why = over
    ? "The prompt was trained to tell the labels' tokens apart, and only these: score the labels over them. Text that is\ngenerated freely can be something else."
    : 'Score the labels, or generate freely and compare.';
  const code = `import os

labels = ${JSON.stringify(prompt.labels)}
end = ${answerIsLast ? '[tokenizer.eos_token_id]' : '[]'}
encode = lambda given: tokenizer(given, add_special_tokens=False)["input_ids"]
rows = [encode(${answer}) + end for label in labels]
start = min(len(os.path.commonprefix([encode(text), row])) for row in rows)
keep = ${keep}

@torch.no_grad()
def score(row):
    logits = model(input_ids=torch.tensor([row])).logits[0, ${prompt.totalVirtualTokens} + start - 1 : -1]
    logs = logits[:, keep].log_softmax(-1)
    return sum(float(logs[k, keep.index(i)]) for k, i in enumerate(row[start:]))

scores = {label: score(row) for label, row in zip(labels, rows)}
print(max(scores, key=scores.get))`;
  return `\n${why}\n\n${codeBlock(code, 'python')}`;
}
