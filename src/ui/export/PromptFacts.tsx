import type { VirtualPrompt } from '../../table/promptTable';
import { listed } from '../../words/en/format';
import { loss, percent, whole } from '../format';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import layout from '../parts/layout.module.css';
import { useStudio } from '../studioContext';
import { trainText } from '../train/text';
import { exportText } from './text';

/** One prompt of the table: its template and how well it did. */
export function PromptFacts({ prompt }: { readonly prompt: VirtualPrompt }) {
  const studio = useStudio();
  const { metrics, config } = prompt;
  const majority =
    metrics?.majorityAccuracy === undefined
      ? ''
      : ` (${exportText.majority}: ${percent(metrics.majorityAccuracy)})`;
  const facts: readonly (readonly [string, string])[] = [
    [exportText.virtualTokens, `${whole(prompt.totalVirtualTokens)} × ${whole(prompt.hiddenSize)}`],
    [exportText.encoder, config === undefined ? exportText.unknown : trainText.encoders[config.encoder.kind]],
    [
      exportText.validationLoss,
      metrics?.validationLoss === undefined ? exportText.unknown : loss(metrics.validationLoss),
    ],
    [
      exportText.accuracy,
      metrics?.accuracy === undefined ? exportText.unknown : percent(metrics.accuracy) + majority,
    ],
    [exportText.macroF1, metrics?.macroF1 === undefined ? exportText.unknown : loss(metrics.macroF1)],
    [
      exportText.labels,
      prompt.labels.length === 0
        ? exportText.unknown
        : listed(prompt.labels.map((label) => label.trim().replaceAll('\n', ' ⏎ '))),
    ],
  ];
  return (
    <Card
      title={prompt.taskname}
      aside={
        <Button
          look="quiet"
          label={exportText.remove(prompt.taskname)}
          onPress={() => studio.table.remove(prompt.taskname)}
        >
          {exportText.removeShort}
        </Button>
      }
    >
      <dl className={layout.facts}>
        <dt>{exportText.template}</dt>
        <dd className={layout.mono}>{prompt.template.promptTemplate.replaceAll('\n', '⏎')}</dd>
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
