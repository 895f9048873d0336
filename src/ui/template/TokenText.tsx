import type { TokenPreview } from '../../prompt/deskReport';
import { useLanguage } from '../language/useLanguage';
import styles from './TokenText.module.css';

/** Tokens that are drawn; a row of a long document has no more to show by being all there. */
const most = 1_500;

/** A row token by token: numbered blocks, visible spaces, what carries loss underlined, what is cut hatched. */
export function TokenText({ tokens }: { readonly tokens: readonly TokenPreview[] }) {
  const { preview: text } = useLanguage().template;
  return (
    <figure className={styles.tokens} aria-label={text.row} dir="auto">
      {tokens.slice(0, most).map((token, i) => (
        // A token's place in the row is its identity.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Token key={i} token={token} />
      ))}
      {tokens.length > most ? <span>…</span> : null}
    </figure>
  );
}

function Token({ token }: { readonly token: TokenPreview }) {
  const { preview: text } = useLanguage().template;
  const { kind } = token.origin;
  const look = [
    styles.token,
    styles[kind],
    token.carriesLoss ? styles.loss : '',
    token.isCut ? styles.cut : '',
  ].join(' ');
  if (kind === 'virtual') {
    const number = -token.id;
    return (
      <span className={look} title={text.virtualToken(number)}>
        {number}
      </span>
    );
  }
  return <span className={look}>{token.text.replaceAll(' ', '·').replaceAll('\n', '⏎')}</span>;
}
