import type { SkipReason } from './encodedExample';
import type { TemplateFault } from './templateProblem';

/** Names of the rules that NeMo's own dataset code enforces, or should have. */
export type NemoErrorCode =
  | 'unknown_task'
  | 'too_many_virtual'
  | 'splits_sum'
  | 'marker_count'
  | 'marker_index'
  | 'not_a_string'
  | 'answer_field_not_set'
  | 'answer_missing'
  | 'answer_is_truncate_field'
  | 'answer_not_last'
  | 'empty_answer'
  | 'empty_mask';

/** The rule of NeMo that a template breaks; undefined for what only this house minds. */
export function nemoCodeOfTemplate(kind: TemplateFault['kind']): NemoErrorCode | undefined {
  switch (kind) {
    case 'too-many-virtual':
      return 'too_many_virtual';
    case 'splits-sum':
      return 'splits_sum';
    case 'marker-count':
      return 'marker_count';
    case 'broken-marker':
    case 'marker-repeated':
    case 'marker-gap':
      return 'marker_index';
    case 'answer-not-set':
      return 'answer_field_not_set';
    case 'answer-not-in-template':
      return 'answer_missing';
    case 'answer-is-truncate-field':
      return 'answer_is_truncate_field';
    case 'answer-not-last':
      return 'answer_not_last';
    default:
      return undefined;
  }
}

/** The rule of NeMo that a row breaks; undefined for rows that NeMo leaves out without an error. */
export function nemoCodeOfSkip(reason: SkipReason): NemoErrorCode | undefined {
  switch (reason) {
    case 'unknown-task':
      return 'unknown_task';
    case 'not-text':
      return 'not_a_string';
    case 'no-answer':
      return 'answer_missing';
    case 'empty-answer':
      return 'empty_answer';
    case 'no-loss':
      return 'empty_mask';
    case 'too-long':
    case 'too-short':
      return undefined;
  }
}
