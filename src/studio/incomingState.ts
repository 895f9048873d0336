import type { ForeignContent, ImportedPrompt } from '../table/foreign/importedPrompt';
import type { PromptTable } from '../table/promptTable';
import type { StudioFailure } from './studioFailure';

/** What a person says of one imported prompt; those that are left out are not taken. */
export interface ImportAnswer {
  readonly prompt: ImportedPrompt;
  readonly taskname: string;
  readonly template: PromptTable['prompts'][number]['template'];
  readonly labels: readonly string[];
}

/** Prompts from outside on their way into the table. Nothing of the table changes before they are taken. */
export type IncomingState =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'refused'; readonly name: string; readonly failure: StudioFailure }
  /** The file does not say all that a table has to know. */
  | {
      readonly kind: 'asking';
      readonly name: string;
      readonly content: Extract<ForeignContent, { readonly kind: 'prompts' }>;
    }
  /** A whole table of this base, to be merged. */
  | { readonly kind: 'ready'; readonly name: string; readonly theirs: PromptTable };
