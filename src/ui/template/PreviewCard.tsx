import type { EncodedPreview } from '../../prompt/deskReport';
import { layoutCost } from '../../prompt/layoutCost';
import { useLanguage } from '../language/useLanguage';
import { Callout } from '../parts/Callout';
import { Card } from '../parts/Card';
import layout from '../parts/layout.module.css';
import { useStudioState } from '../studioContext';
import { BudgetBar } from './BudgetBar';
import styles from './PreviewCard.module.css';
import { RowStepper } from './RowStepper';
import { TokenText } from './TokenText';

/** A real row as tokens, how all rows fare with this template, and what it costs. */
export function PreviewCard() {
  const { template, words } = useLanguage();
  const { preview: text } = template;
  const preview = useStudioState((state) => state.templates.preview);
  switch (preview.kind) {
    case 'none':
      return (
        <Card title={text.title}>
          <p className={layout.soft}>{text.none}</p>
        </Card>
      );
    case 'failed':
      return (
        <Card title={text.title}>
          <Callout tone="bad" sentence={words.describeFailure(preview.failure)} />
        </Card>
      );
    case 'ready':
      return (
        <Card title={text.title} lead={text.lead}>
          <Row preview={preview.preview} />
        </Card>
      );
  }
}

function Row({ preview }: { readonly preview: EncodedPreview }) {
  const { template, words } = useLanguage();
  const { preview: text } = template;
  const hiddenSize = useStudioState((state) => state.model.base?.report.hiddenSize);
  const { counts, outcome, tokens } = preview;
  const cost = layoutCost(preview, hiddenSize);
  const left = counts.given - counts.kept;
  return (
    <div className={layout.stack}>
      <RowStepper preview={preview} />
      {outcome.kind === 'skipped' ? (
        <Callout
          tone="warn"
          sentence={{ what: text.skippedHere(words.skipReasonText(outcome.reason)), hint: '' }}
        />
      ) : null}
      <TokenText tokens={tokens} />
      {outcome.kind === 'encoded' && outcome.cut > 0 ? (
        <p className={layout.soft}>{text.cutHere(outcome.cut)}</p>
      ) : null}
      <BudgetBar most={preview.most} maximum={preview.maximum} />
      <div className={styles.facts}>
        <p>
          {counts.given < preview.rows
            ? text.counting(counts.given, preview.rows)
            : text.fates(counts.kept, counts.cut, left, words.skippedText(counts.skipped))}
        </p>
        {cost === undefined ? null : <p className={layout.soft}>{text.cost(cost)}</p>}
      </div>
    </div>
  );
}
