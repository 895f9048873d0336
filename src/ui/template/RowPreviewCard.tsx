import type { EncodedPreview, TokenPreview } from '../../prompt/deskReport';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import { Card } from '../parts/Card';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import styles from './RowPreviewCard.module.css';

/** A real row as tokens, and how all rows fare with this template. */
export function RowPreviewCard() {
  const { template: templateText, words } = useLanguage();
  const preview = useStudioState((state) => state.templates.preview);
  switch (preview.kind) {
    case 'none':
      return (
        <Card title={templateText.preview}>
          <p className={layout.soft}>{templateText.noPreview}</p>
        </Card>
      );
    case 'failed':
      return (
        <Card title={templateText.preview}>
          <Callout tone="bad" sentence={words.describeFailure(preview.failure)} />
        </Card>
      );
    case 'ready':
      return (
        <Card title={templateText.preview} lead={templateText.previewLead}>
          <Row preview={preview.preview} />
        </Card>
      );
  }
}

function Row({ preview }: { readonly preview: EncodedPreview }) {
  const { template: templateText, words, format } = useLanguage();
  const studio = useStudio();
  const row = useStudioState((state) => state.templates.row);
  const { counts, outcome, tokens } = preview;
  return (
    <div className={layout.stack}>
      <div className={layout.row}>
        <Button onPress={() => studio.templates.showRow(row - 1)} isDisabled={row === 0}>
          {templateText.previous}
        </Button>
        <Button onPress={() => studio.templates.showRow(row + 1)} isDisabled={row + 1 >= counts.given}>
          {templateText.next}
        </Button>
        <span className={`${layout.soft} ${layout.number}`}>
          {templateText.rowOf(row + 1, counts.given)}, {templateText.line(preview.line)} ·{' '}
          {templateText.length(tokens.length)} · {templateText.longest(preview.longest)}
        </span>
      </div>
      {outcome.kind === 'skipped' ? (
        <Callout
          tone="warn"
          sentence={{ what: templateText.skippedHere(words.skipReasonText(outcome.reason)), hint: '' }}
        />
      ) : null}
      {outcome.kind === 'encoded' && outcome.cut > 0 ? (
        <p className={layout.soft}>{templateText.cutHere(outcome.cut)}</p>
      ) : null}
      <p className={styles.tokens} dir="auto">
        {tokens.map((token, i) => (
          // A token's place in the row is its identity.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <Token key={i} token={token} />
        ))}
      </p>
      <p className={layout.number}>
        <strong>{format.whole(counts.kept)}</strong> {templateText.kept} ·{' '}
        <strong>{format.whole(counts.cut)}</strong> {templateText.cut} ·{' '}
        <strong>{format.whole(counts.given - counts.kept)}</strong> {templateText.skipped}
        <span className={layout.soft}>{words.skippedText(counts.skipped)}</span>
      </p>
    </div>
  );
}

function Token({ token }: { readonly token: TokenPreview }) {
  const { template: templateText } = useLanguage();
  const { kind } = token.origin;
  const look = `${styles.token} ${styles[kind]} ${token.carriesLoss ? styles.loss : ''}`;
  if (kind === 'virtual') {
    const number = -token.id;
    return (
      <span className={look} title={templateText.spoken.virtual(number)}>
        {number}
      </span>
    );
  }
  return <span className={look}>{token.text.replaceAll(' ', '·').replaceAll('\n', '⏎')}</span>;
}
