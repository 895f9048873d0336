import { assertUnreachable } from '../../base/assert';
import type { TaskTemplate, TemplateSegment } from '../../prompt/taskTemplate';
import type { VirtualPrompt } from '../promptTable';
import { segmentsBeforeAnswer } from './peftEligibility';

/** The weights that lie beside the note. */
export const spliceWeights = 'prompt_embeddings.safetensors';

/** A part of the template as a Python tuple. */
function printPart(segment: TemplateSegment, { virtualTokenSplits }: TaskTemplate): string {
  switch (segment.kind) {
    case 'text':
      return `("text", ${JSON.stringify(segment.text)})`;
    case 'field':
      return `("field", ${JSON.stringify(segment.name)})`;
    case 'virtual': {
      const first = virtualTokenSplits.slice(0, segment.marker).reduce((sum, size) => sum + size, 0);
      return `("virtual", ${first}, ${virtualTokenSplits[segment.marker] ?? 0})`;
    }
    default:
      return assertUnreachable(segment);
  }
}

/**
 * A Python note that puts a prompt into its base by hand, with virtual tokens wherever the template has them: what PEFT
 * cannot do (rule F9). It encodes a row as rules E2 to E6 and I1 say and answers it greedily.
 */
export function splicePrompt({ template, config, taskname }: VirtualPrompt): string {
  const parts = segmentsBeforeAnswer(template).map((segment) => `    ${printPart(segment, template)},\n`);
  return `"""Answers a row with one learned prompt, spliced by hand into its frozen base.

    python splice_prompt.py --base DIR --row '{"FIELD": "value", ...}'

Needs torch, transformers and safetensors. Nothing here is trained: word embeddings of the text and learned rows are put
one behind the other, positions count from 0 over both, and the base goes on greedily until its end-of-text token.
"""
import argparse
import json
import os
import re
import sys

import torch
from safetensors.torch import load_file
from transformers import AutoModelForCausalLM, AutoTokenizer

TASK = ${JSON.stringify(taskname)}
# The template up to its answer. ("virtual", first, count) are rows of the prompt.
PARTS = [
${parts.join('')}]
ADD_BOS = ${config?.addBos === true ? 'True' : 'False'}
# Whether white space beside virtual tokens was removed in training.
STRIP_AT_MARKERS = ${config?.spacing === 'nemo-2022' ? 'True' : 'False'}


def strip_from(parts, index, step, strip):
    """Strips texts, going on for as long as nothing is left of one."""
    while 0 <= index < len(parts) and parts[index][0] == "text":
        parts[index] = ("text", strip(parts[index][1]))
        if parts[index][1]:
            return
        index += step


def fill(row, special):
    """The parts with the row's values; special tokens written in the template stand alone, those in data are text."""
    parts, missing = [], False
    for part in PARTS:
        if part[0] == "field":
            missing = missing or part[1] not in row
            parts.append(("text", row.get(part[1], "")))
        elif part[0] == "text" and special:
            pieces = re.split("(" + "|".join(map(re.escape, sorted(special, key=len, reverse=True))) + ")", part[1])
            parts += [("special" if piece in special else "text", piece) for piece in pieces if piece]
        else:
            parts.append(part)
    if missing:
        strip_from(parts, 0, 1, lambda text: text.lstrip(" "))
        strip_from(parts, len(parts) - 1, -1, lambda text: text.rstrip(" "))
    if STRIP_AT_MARKERS:
        for index, part in enumerate(parts):
            if part[0] == "virtual":
                strip_from(parts, index - 1, -1, str.rstrip)
                strip_from(parts, index + 1, 1, str.lstrip)
    return parts


def embed(row, prompt, words, tokenizer):
    """The row as embeddings [1, length, width], without positions."""
    special = {token.content for token in tokenizer.added_tokens_decoder.values() if token.special}
    rows, text = [], ""

    def flush():
        nonlocal text
        # One stretch of text between virtual tokens is tokenised as one string.
        if text:
            ids = tokenizer(text, add_special_tokens=False, split_special_tokens=True)["input_ids"]
            rows.append(words(torch.tensor(ids)))
        text = ""

    if ADD_BOS:
        rows.append(words(torch.tensor([tokenizer.bos_token_id])))
    for part in fill(row, special):
        if part[0] == "text":
            text += part[1]
            continue
        flush()
        if part[0] == "virtual":
            rows.append(prompt[part[1] : part[1] + part[2]])
        else:
            rows.append(words(torch.tensor([tokenizer.convert_tokens_to_ids(part[1])])))
    flush()
    return torch.cat(rows).unsqueeze(0)


@torch.no_grad()
def answer(row, model, tokenizer, prompt, max_new_tokens):
    """What the base writes behind the row, and the logits at the row's last position."""
    words = model.get_input_embeddings()
    given = embed(row, prompt.to(words.weight.dtype), words, tokenizer)
    positions = torch.arange(given.shape[1]).unsqueeze(0)
    out = model(inputs_embeds=given, position_ids=positions, use_cache=True)
    first, ids = out.logits[0, -1], []
    room = model.config.n_positions - given.shape[1]
    for step in range(min(max_new_tokens, room)):
        best = int(out.logits[0, -1].argmax())
        if best == tokenizer.eos_token_id:
            break
        ids.append(best)
        position = torch.tensor([[given.shape[1] + step]])
        cache = out.past_key_values
        out = model(torch.tensor([[best]]), position_ids=position, past_key_values=cache, use_cache=True)
    return tokenizer.decode(ids), first


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--base", required=True, help="folder of the base, as Hugging Face lays it out")
    ap.add_argument("--row", required=True, help="a JSON object with the fields of the template")
    ap.add_argument("--weights", default=os.path.join(here, "${spliceWeights}"))
    ap.add_argument("--max-new-tokens", type=int, default=30)
    a = ap.parse_args()
    prompt = load_file(a.weights)["prompt_embeddings"]
    print(f"Task {TASK}, {len(prompt)} virtual tokens", file=sys.stderr)
    tokenizer = AutoTokenizer.from_pretrained(a.base)
    model = AutoModelForCausalLM.from_pretrained(a.base).eval()
    print(answer(json.loads(a.row), model, tokenizer, prompt, a.max_new_tokens)[0])


if __name__ == "__main__":
    main()
`;
}
