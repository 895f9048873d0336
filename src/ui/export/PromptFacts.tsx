import type { VirtualPrompt } from '../../table/promptTable';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import layout from '../parts/layout.module.css';
import { useStudio } from '../studioContext';

/** One prompt of the table: its template and how well it did. */
export function PromptFacts({ prompt }: { readonly prompt: VirtualPrompt }) {
  const { export: exportText, train: trainText, format } = useLanguage();
  const studio = useStudio();
  const { metrics, config } = prompt;
  const majority =
    metrics?.majorityAccuracy === undefined
      ? ''
      : ` (${exportText.majority}: ${format.percent(metrics.majorityAccuracy)})`;
  const facts: readonly (readonly [string, string])[] = [
    [
      exportText.virtualTokens,
      `${format.whole(prompt.totalVirtualTokens)} × ${format.whole(prompt.hiddenSize)}`,
    ],
    [exportText.encoder, config === undefined ? exportText.unknown : trainText.encoders[config.encoder.kind]],
    [
      exportText.validationLoss,
      metrics?.validationLoss === undefined ? exportText.unknown : format.loss(metrics.validationLoss),
    ],
    [
      exportText.accuracy,
      metrics?.accuracy === undefined ? exportText.unknown : format.percent(metrics.accuracy) + majority,
    ],
    [exportText.macroF1, metrics?.macroF1 === undefined ? exportText.unknown : format.loss(metrics.macroF1)],
    [
      exportText.labels,
      prompt.labels.length === 0
        ? exportText.unknown
        : format.list(prompt.labels.map((label) => label.trim().replaceAll('\n', ' ⏎ '))),
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
