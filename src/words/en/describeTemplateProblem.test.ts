import { describe, expect, it } from 'vitest';
import type { TemplateFault } from '../../prompt/templateProblem';
import { oneLine } from '../sentence';
import { describeTemplateProblem } from './describeTemplateProblem';

const faults: readonly (readonly [TemplateFault, ...string[]])[] = [
  [{ kind: 'no-slot' }, '<|VIRTUAL_PROMPT_0|>'],
  [{ kind: 'broken-marker', text: '<VIRTUAL_PROMPT_0>' }, '“<VIRTUAL_PROMPT_0>”', '<|VIRTUAL_PROMPT_0|>'],
  [{ kind: 'marker-repeated', marker: 1 }, '<|VIRTUAL_PROMPT_1|>', 'twice'],
  [{ kind: 'marker-gap', missing: 1 }, '<|VIRTUAL_PROMPT_1|>', 'missing'],
  [{ kind: 'markers-not-ascending', markers: [1, 0] }, '1 and 0', 'NeMo'],
  [{ kind: 'empty-braces' }, 'empty'],
  [{ kind: 'unbalanced-brace', brace: '{' }, 'A { has'],
  [{ kind: 'literal-braces' }, 'plain text'],
  [{ kind: 'field-repeated', name: 'text' }, '“text”'],
  [{ kind: 'marker-count', markers: 2, splits: [10] }, '2 markers', '1 number (10)'],
  [{ kind: 'splits-sum', sum: 9, total: 10 }, 'add up to 9', 'total_virtual_tokens is 10'],
  [{ kind: 'split-size', marker: 0, size: 0 }, '<|VIRTUAL_PROMPT_0|>', '0 virtual tokens'],
  [{ kind: 'too-many-virtual', total: 600, maximum: 512 }, '600 virtual tokens', '512'],
  [{ kind: 'answer-not-set' }, 'answer_field'],
  [{ kind: 'answer-not-in-template', name: 'label' }, '{label}'],
  [{ kind: 'answer-not-last', name: 'label', after: ' .' }, '“ .”', '{label}'],
  [{ kind: 'answer-is-truncate-field', name: 'label' }, '“label”', 'truncate_field'],
  [{ kind: 'truncate-field-not-in-template', name: 'body' }, '“body”', 'truncate_field'],
  [{ kind: 'no-space-before-answer', name: 'label', label: 'good' }, '“good”', '{label}'],
  [{ kind: 'two-spaces-before-answer', name: 'label', label: ' good' }, '“ good”', '{label}'],
  [{ kind: 'unknown-field', name: 'sentense', suggestion: 'sentence' }, '“sentense”', '{sentence}'],
  [{ kind: 'unknown-field', name: 'x', suggestion: undefined }, '“x”', 'column'],
  [{ kind: 'unused-column', name: 'id' }, '“id”'],
  [{ kind: 'taskname-not-in-data', inData: ['mood', 'intent'] }, 'mood and intent'],
  [{ kind: 'rows-too-long', rows: 37, all: 4000 }, '37 rows of 4,000 rows', '0.9', 'cut'],
  [{ kind: 'values-not-text', rows: 1 }, '1 row ', 'NeMo'],
  [{ kind: 'values-look-like-template', rows: 2 }, '2 rows ', 'NeMo'],
  [{ kind: 'newer-than-table', trained: '{text}' }, 'trained', 'kept'],
  [{ kind: 'taskname-empty' }, 'no name'],
  [{ kind: 'taskname-repeated' }, 'same taskname'],
  [{ kind: 'unequal-totals', totals: { mood: 10, intent: 20 } }, '10 (mood)', '20 (intent)'],
];

describe('a problem of a template', () => {
  it.each(faults.map(([fault, ...facts]) => ({ fault, facts })))(
    '$fault.kind is told with its facts',
    ({ fault, facts }) => {
      const sentence = describeTemplateProblem(fault);
      for (const fact of facts) expect(oneLine(sentence)).toContain(fact);
      expect(sentence.hint).not.toBe('');
    },
  );
});
