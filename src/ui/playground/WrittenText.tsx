import { type KeyboardEvent, useId, useState } from 'react';
import type { Answer } from '../../studio/playgroundState';
import { tokenSign } from '../inside/tokenSign';
import { useLanguage } from '../language/useLanguage';
import { ShadeKey } from './ShadeKey';
import { TokenDetails } from './TokenDetails';
import { shadeOf, tokenAfterKey } from './tokenShades';
import { useShare } from './useShare';
import styles from './writtenText.module.css';

/** Answers of more characters than this are set smaller. */
const longAnswer = 60;

/**
 * What the model wrote, token by token. Each shows how sure the model was, and what else it might have written, when it is
 * pointed at or reached with the arrow keys.
 */
export function WrittenText({ answer }: { readonly answer: Answer }) {
  const { playground: playgroundText, format } = useLanguage();
  const share = useShare();
  const id = useId();
  const [pointed, setPointed] = useState<number | undefined>(undefined);
  const [reached, setReached] = useState<number | undefined>(undefined);
  const { tokens } = answer;
  const active = pointed ?? reached;
  const token = active === undefined ? undefined : tokens[active];
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape') {
      setPointed(undefined);
      setReached(undefined);
      return;
    }
    const isRightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl';
    const next = tokenAfterKey(event.key, reached ?? -1, tokens.length, isRightToLeft);
    if (next === undefined) return;
    event.preventDefault();
    setPointed(undefined);
    setReached(next);
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <div>
      <div
        role="listbox"
        tabIndex={0}
        className={`${styles.text} ${answer.text.length > longAnswer ? styles.long : ''}`}
        dir="auto"
        aria-label={playgroundText.tokens(answer.text)}
        aria-activedescendant={reached === undefined ? undefined : `${id}-${reached}`}
        onKeyDown={onKeyDown}
        onFocus={() => setReached(reached ?? 0)}
        onBlur={() => setReached(undefined)}
        onPointerLeave={() => setPointed(undefined)}
      >
        {tokens.map(({ id: tokenId, text, logProbability, alternatives }, place) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a token is known by its place
            key={place}
            id={`${id}-${place}`}
            role="option"
            tabIndex={-1}
            className={`${styles.token} ${styles[shadeOf(Math.exp(logProbability))]} ${place === active ? styles.active : ''}`}
            aria-selected={place === reached}
            aria-label={playgroundText.tokenRead(
              tokenSign(text, tokenId),
              share(Math.exp(logProbability)),
              format.list(
                alternatives
                  .filter((other) => other.id !== tokenId)
                  .map((other) => `${tokenSign(other.text, other.id)} ${share(other.probability)}`),
              ),
            )}
            onPointerEnter={() => setPointed(place)}
          >
            {text === '' ? '▯' : text}
          </span>
        ))}
      </div>
      {token === undefined ? <ShadeKey /> : <TokenDetails token={token} />}
    </div>
  );
}
