/** Brackets that do not make a field, or markers that do not make a slot. */
export type SyntaxFault =
  | { readonly kind: 'no-slot' }
  | { readonly kind: 'broken-marker'; readonly text: string }
  | { readonly kind: 'marker-repeated'; readonly marker: number }
  | { readonly kind: 'marker-gap'; readonly missing: number }
  | { readonly kind: 'markers-not-ascending'; readonly markers: readonly number[] }
  | { readonly kind: 'empty-braces' }
  | { readonly kind: 'unbalanced-brace'; readonly brace: '{' | '}' }
  | { readonly kind: 'literal-braces' }
  | { readonly kind: 'field-repeated'; readonly name: string };

/** Numbers of virtual tokens that do not agree. */
export type SizeFault =
  | { readonly kind: 'marker-count'; readonly markers: number; readonly splits: readonly number[] }
  | { readonly kind: 'splits-sum'; readonly sum: number; readonly total: number }
  | { readonly kind: 'split-size'; readonly marker: number; readonly size: number }
  | { readonly kind: 'too-many-virtual'; readonly total: number; readonly maximum: number };

/** The answer and the field to cut. */
export type RoleFault =
  | { readonly kind: 'answer-not-set' }
  | { readonly kind: 'answer-not-in-template'; readonly name: string }
  | { readonly kind: 'answer-not-last'; readonly name: string; readonly after: string }
  | { readonly kind: 'answer-is-truncate-field'; readonly name: string }
  | { readonly kind: 'truncate-field-not-in-template'; readonly name: string }
  | { readonly kind: 'no-space-before-answer'; readonly name: string; readonly label: string }
  | { readonly kind: 'two-spaces-before-answer'; readonly name: string; readonly label: string };

/** The template beside the data. */
export type FitFault =
  | { readonly kind: 'unknown-field'; readonly name: string; readonly suggestion: string | undefined }
  | { readonly kind: 'unused-column'; readonly name: string }
  | { readonly kind: 'taskname-not-in-data'; readonly inData: readonly string[] };

/** The template beside rows that were read with it, and beside what was trained with it. */
export type UseFault =
  | { readonly kind: 'rows-too-long'; readonly rows: number; readonly all: number }
  | { readonly kind: 'values-not-text'; readonly rows: number }
  | { readonly kind: 'values-look-like-template'; readonly rows: number }
  | { readonly kind: 'newer-than-table'; readonly trained: string };

/** Several templates that do not go together, or names that cannot be. */
export type TaskFault =
  | { readonly kind: 'taskname-empty' }
  | { readonly kind: 'taskname-repeated' }
  | { readonly kind: 'unequal-totals'; readonly totals: Readonly<Record<string, number>> };

export type TemplateFault = SyntaxFault | SizeFault | RoleFault | FitFault | UseFault | TaskFault;

/** Something wrong with a template: a fact with a place; the sentences are in `words`. */
export type TemplateProblem = TemplateFault & {
  /** An error stops training, a warning does not. */
  readonly severity: 'error' | 'warning';
  readonly taskname: string;
  /** Place of the template among those that were checked together: tasknames may be empty or the same. */
  readonly index: number;
  /** Characters [start, end) of the template text; undefined when no part of it is to blame. */
  readonly span: { readonly start: number; readonly end: number } | undefined;
};

/** How bad each kind is. */
export function templateSeverity(kind: TemplateFault['kind']): 'error' | 'warning' {
  switch (kind) {
    case 'markers-not-ascending':
    case 'literal-braces':
    case 'field-repeated':
    case 'truncate-field-not-in-template':
    case 'no-space-before-answer':
    case 'two-spaces-before-answer':
    case 'unused-column':
    case 'rows-too-long':
    case 'values-not-text':
    case 'values-look-like-template':
    case 'newer-than-table':
      return 'warning';
    default:
      return 'error';
  }
}
