import { isAbort } from '../base/abort';
import type { GenerateEvent } from '../bridge/contract';
import type { Answer, TryState } from './playgroundState';
import { failureOf } from './studioFailure';

/** The answer after one more event of the engine. */
export function answerAfter(answer: Answer | undefined, event: GenerateEvent): Answer | undefined {
  if (event.kind === 'read') {
    const { promptTokens, cut, labels } = event;
    return { promptTokens, cut, labels, tokens: [], text: '' };
  }
  if (answer === undefined) return undefined;
  if (event.kind === 'ended') return { ...answer, text: event.text };
  return { ...answer, tokens: [...answer.tokens, event.token], text: answer.text + event.token.text };
}

/** Tells an answer as it grows. What was written before a cancel stays. */
export async function followAnswer(
  events: AsyncIterable<GenerateEvent>,
  tell: (state: TryState) => void,
): Promise<void> {
  let answer: Answer | undefined;
  tell({ kind: 'running', answer });
  try {
    for await (const event of events) {
      answer = answerAfter(answer, event);
      if (event.kind !== 'ended' || answer === undefined) tell({ kind: 'running', answer });
      else tell({ kind: 'done', answer, end: event.stoppedAtEos ? 'eos' : 'most-tokens' });
    }
  } catch (error) {
    if (!isAbort(error)) tell({ kind: 'failed', failure: failureOf(error) });
    else if (answer === undefined) tell({ kind: 'idle' });
    else tell({ kind: 'done', answer, end: 'stopped' });
  }
}
