import { assertUnreachable } from '../../base/assert';
import type { TaskTemplate, TemplateSegment } from '../../prompt/taskTemplate';
import type { VirtualPrompt } from '../promptTable';
import { isOverLabels, splitAtAnswer } from './peftEligibility';

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
 * cannot do (rule F9). It encodes a row as rules E2 to E6 and I1 to I4 say; labels are chosen by their log-probability,
 * over the labels' tokens alone where the prompt was trained so, and free answers are written greedily.
 */
export function splicePrompt(prompt: VirtualPrompt): string {
  const { template, config, taskname, labels } = prompt;
  const { before, answerSpace, answerIsLast } = splitAtAnswer(template);
  const parts = before.map((segment) => `    ${printPart(segment, template)},\n`);
  const flag = (value: boolean): string => (value ? 'True' : 'False');
  return `"""Answers a row with one learned prompt, spliced by hand into its frozen base.

    python splice_prompt.py --base DIR --row '{"FIELD": "value", ...}'

Needs torch, transformers and safetensors. Nothing here is trained: word embeddings of the text and learned rows are put
one behind the other, and positions count from 0 over both. One of the labels is chosen by its log-probability; without
labels the base goes on greedily until its end-of-text token.
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
LABELS = ${JSON.stringify(labels)}
# The template's space before the answer, and whether the answer ends the row.
ANSWER_SPACE = ${JSON.stringify(answerSpace)}
ANSWER_ENDS = ${flag(answerIsLast)}
# Whether the prompt was trained to tell the labels' tokens apart, and only these.
OVER_LABEL_TOKENS = ${flag(isOverLabels(prompt))}
ADD_BOS = ${flag(config?.addBos === true)}
# Whether white space beside virtual tokens was removed in training.
STRIP_AT_MARKERS = ${flag(config?.spacing === 'nemo-2022')}


def strip_from(parts, index, step, strip):
    """Strips texts, going on for as long as nothing is left of one."""
    while 0 <= index < len(parts) and parts[index][0] == "text":
        parts[index] = ("text", strip(parts[index][1]))
        if parts[index][1]:
            return
        index += step


def fill(row, special, tail):
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
    if tail:
        parts.append(("text", tail))
    if missing:
        strip_from(parts, 0, 1, lambda text: text.lstrip(" "))
        strip_from(parts, len(parts) - 1, -1, lambda text: text.rstrip(" "))
    if STRIP_AT_MARKERS:
        for index, part in enumerate(parts):
            if part[0] == "virtual":
                strip_from(parts, index - 1, -1, str.rstrip)
                strip_from(parts, index + 1, 1, str.lstrip)
    return parts


def encode(row, tokenizer, tail=""):
    """Token ids of the row with an answer behind it; row k of the prompt is -1 - k."""
    special = {token.content for token in tokenizer.added_tokens_decoder.values() if token.special}
    ids, text = [tokenizer.bos_token_id] if ADD_BOS else [], ""

    def flush():
        # A stretch of text between virtual tokens is tokenised as one string.
        return tokenizer(text, add_special_tokens=False, split_special_tokens=True)["input_ids"] if text else []

    for part in fill(row, special, tail):
        if part[0] == "text":
            text += part[1]
            continue
        ids, text = ids + flush(), ""
        if part[0] == "virtual":
            ids += [-1 - part[1] - k for k in range(part[2])]
        else:
            ids.append(tokenizer.convert_tokens_to_ids(part[1]))
    return ids + flush()


def embed(ids, model, prompt):
    """Embeddings [1, length, width] of ids, without positions."""
    words = model.get_input_embeddings()
    ids = torch.tensor(ids)
    rows = words(ids.clamp(min=0))
    rows[ids < 0] = prompt.to(rows.dtype)[-1 - ids[ids < 0]]
    return rows.unsqueeze(0)


def positions(length):
    return torch.arange(length).unsqueeze(0)


@torch.no_grad()
def label_scores(row, model, tokenizer, prompt):
    """Summed log-probability of each label, in nats."""
    end = [tokenizer.eos_token_id] if ANSWER_ENDS else []
    given = encode(row, tokenizer)
    rows = [encode(row, tokenizer, ANSWER_SPACE + label) for label in LABELS]
    # Where a label changes tokens of the row, all labels are scored from there on.
    start = min(len(os.path.commonprefix([given, ids])) for ids in rows)
    rows = [ids + end for ids in rows]
    keep = sorted({i for ids in rows for i in ids[start:]}) if OVER_LABEL_TOKENS else list(range(model.config.vocab_size))
    place = {i: k for k, i in enumerate(keep)}
    scores = {}
    for label, ids in zip(LABELS, rows):
        out = model(inputs_embeds=embed(ids, model, prompt), position_ids=positions(len(ids)))
        logs = out.logits[0, start - 1 : -1][:, keep].log_softmax(-1)
        scores[label] = float(sum(logs[k, place[i]] for k, i in enumerate(ids[start:])))
    return scores


@torch.no_grad()
def write(row, model, tokenizer, prompt, max_new_tokens):
    """What the base writes behind the row."""
    given = encode(row, tokenizer)
    out = model(inputs_embeds=embed(given, model, prompt), position_ids=positions(len(given)), use_cache=True)
    ids = []
    for step in range(min(max_new_tokens, model.config.n_positions - len(given))):
        best = int(out.logits[0, -1].argmax())
        if best == tokenizer.eos_token_id:
            break
        ids.append(best)
        position = torch.tensor([[len(given) + step]])
        cache = out.past_key_values
        out = model(torch.tensor([[best]]), position_ids=position, past_key_values=cache, use_cache=True)
    return tokenizer.decode(ids)


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
    row = json.loads(a.row)
    if not LABELS:
        print(write(row, model, tokenizer, prompt, a.max_new_tokens))
        return
    scores = label_scores(row, model, tokenizer, prompt)
    print(max(scores, key=scores.get))
    print(json.dumps(scores, ensure_ascii=False), file=sys.stderr)


if __name__ == "__main__":
    main()
`;
}
