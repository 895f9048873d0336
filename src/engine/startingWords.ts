import type { TaskTemplate } from '../prompt/taskTemplate';
import type { Initialisation } from '../run/tuningConfig';
import type { StartingWords } from './encoders/initialise';
import type { Base } from './loadedBase';

/**
 * Words of the base that learned rows can start from. Rows that all tasks share start from the first task's text; plain
 * prompt tuning has rows of its own for each task, named after it.
 */
export function startingWords(
  base: Base,
  templates: readonly TaskTemplate[],
  start: Initialisation,
): StartingWords {
  const { tokenizer, config } = base.checkpoint;
  const specials = new Set(tokenizer.specials.map((text) => tokenizer.specialId(text)));
  return {
    wordEmbeddings: (ids) => base.model.wordEmbeddings(ids),
    sampledIds: {
      vocabSize: Math.min(tokenizer.vocabSize, config.vocabSize),
      isSpecial: (id) => specials.has(id),
    },
    textIds: (parameterName) => {
      const own = templates.find(({ taskname }) => parameterName === `${taskname}.prompt_embeddings.weight`);
      const taskname = (own ?? templates[0])?.taskname ?? '';
      return tokenizer.encode((start.kind === 'text' ? start.text : undefined) ?? taskname);
    },
  };
}
