import type { VirtualPrompt } from '../promptTable';
import { dataLines, labelLines, limitLines, scoreLines, settingsLines } from './cardParts';
import type { CardFacts, ExportBase } from './exportBase';
import { codeBlock, inlineCode } from './markdown';
import type { PrefixText } from './peftEligibility';

/** README.md of an adapter folder: how it is used to the letter, what it was learned from, how well it did. */
export function peftCard(
  prompt: VirtualPrompt,
  { pattern, stripped }: PrefixText,
  base: ExportBase,
  facts: CardFacts | undefined,
): string {
  const { taskname, totalVirtualTokens, hiddenSize } = prompt;
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
padding on the left puts pads between prompt and text. The answer is what is generated until the end-of-text token.

${codeBlock(
  `from peft import PeftModel
from transformers import AutoModelForCausalLM, AutoTokenizer

base = ${JSON.stringify(base.name)}  # or its folder
tokenizer = AutoTokenizer.from_pretrained(base)
model = PeftModel.from_pretrained(AutoModelForCausalLM.from_pretrained(base), ".").eval()
text = ${JSON.stringify(pattern)}  # with the row's values in place of the braces
ids = tokenizer(text, add_special_tokens=False, return_tensors="pt")
out = model.generate(**ids, max_new_tokens=30, do_sample=False)
print(tokenizer.decode(out[0][ids["input_ids"].shape[1]:], skip_special_tokens=True))`,
  'python',
)}

## Answers

${labelLines(prompt)}

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
