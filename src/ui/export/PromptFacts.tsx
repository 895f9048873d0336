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
  const shown = (value: number | undefined, print: (value: number) => string): string =>
    value === undefined ? exportText.unknown : print(value);
  const facts: readonly (readonly [string, string])[] = [
    [
      exportText.virtualTokens,
      exportText.sizeOf(format.whole(prompt.totalVirtualTokens), format.whole(prompt.hiddenSize)),
    ],
    [exportText.encoder, config === undefined ? exportText.unknown : trainText.encoders[config.encoder.kind]],
    [exportText.validationLoss, shown(metrics?.validationLoss, format.loss)],
    [
      exportText.accuracy,
      shown(metrics?.accuracy, (accuracy) =>
        exportText.accuracyOf(
          format.percent(accuracy),
          metrics?.majorityAccuracy === undefined ? undefined : format.percent(metrics.majorityAccuracy),
        ),
      ),
    ],
    [exportText.macroF1, shown(metrics?.macroF1, format.loss)],
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
        <dd className={layout.mono} dir="auto">
          {prompt.template.promptTemplate.replaceAll('\n', '⏎')}
        </dd>
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
