import { assertUnreachable } from '../../base/assert';
import type { SizeFault, SyntaxFault } from '../../prompt/templateProblem';
import { quoted } from '../quoted';
import type { Sentence } from '../sentence';
import { counted, listed } from './format';

const marker = (index: number): string => `<|VIRTUAL_PROMPT_${index}|>`;

/** Markers and braces that are not what they should be. */
export function describeSyntaxFault(fault: SyntaxFault): Sentence {
  switch (fault.kind) {
    case 'no-slot':
      return {
        what: 'The template has no place for virtual tokens.',
        hint: `Put ${marker(0)} where they shall stand, for example at the start or right before the answer.`,
      };
    case 'broken-marker':
      return {
        what: `${quoted(fault.text)} is not a marker as it stands.`,
        hint: `Markers are written ${marker(0)}, ${marker(1)} and so on.`,
      };
    case 'marker-repeated':
      return {
        what: `The marker ${marker(fault.marker)} stands twice.`,
        hint: 'Number the markers 0, 1, 2 …, each once; every one gets its own virtual tokens.',
      };
    case 'marker-gap':
      return {
        what: `The marker ${marker(fault.missing)} is missing, but one with a higher number is there.`,
        hint: 'Number the markers 0, 1, 2 … without a gap.',
      };
    case 'markers-not-ascending':
      return {
        what: `The markers stand in the order ${listed(fault.markers.map(String))}.`,
        hint: 'That works here; NeMo mixes virtual tokens up unless the numbers ascend.',
      };
    case 'empty-braces':
      return {
        what: 'There is an empty pair of braces.',
        hint: 'Put the name of a field between them, or delete them.',
      };
    case 'unbalanced-brace':
      return {
        what: `A ${fault.brace} has no partner.`,
        hint: 'Fields are written {name}. If the brace is meant as text, leave it.',
      };
    case 'literal-braces':
      return {
        what: 'These braces do not name a field and stay plain text.',
        hint: 'NeMo would take them for a field; keep such a template out of NeMo.',
      };
    case 'field-repeated':
      return {
        what: `The field ${quoted(fault.name)} is used more than once.`,
        hint: 'That is allowed; the text is filled in at every place.',
      };
    default:
      return assertUnreachable(fault);
  }
}

/** Numbers of virtual tokens that do not agree. */
export function describeSizeFault(fault: SizeFault): Sentence {
  switch (fault.kind) {
    case 'marker-count':
      return {
        what: `The template has ${counted(fault.markers, 'marker')}, but virtual_token_splits has ${counted(fault.splits.length, 'number')} (${fault.splits.join(', ')}).`,
        hint: 'Give one number of virtual tokens per marker.',
      };
    case 'splits-sum':
      return {
        what: `The numbers in virtual_token_splits add up to ${fault.sum}, but total_virtual_tokens is ${fault.total}.`,
        hint: 'Change one of them so that they agree.',
      };
    case 'split-size':
      return {
        what: `${marker(fault.marker)} has ${fault.size} virtual tokens.`,
        hint: 'Give every marker at least one, in whole numbers.',
      };
    case 'too-many-virtual':
      return {
        what: `${counted(fault.total, 'virtual token')} leave no room for text: the longest row is ${fault.maximum} tokens.`,
        hint: 'Use fewer virtual tokens, or raise the longest row.',
      };
    default:
      return assertUnreachable(fault);
  }
}
