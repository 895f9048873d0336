import type { PromptTable, VirtualPrompt } from '../../table/promptTable';
import { useLanguage } from '../language/useLanguage';
import layout from '../parts/layout.module.css';
import { learnedAt } from './learnedAt';
import styles from './table.module.css';

/** What a prompt is and how well it did, beside what always giving the commonest label reaches. */
export function PromptFacts({
  table,
  prompt,
}: {
  readonly table: PromptTable;
  readonly prompt: VirtualPrompt;
}) {
  const { table: tableText, train: trainText, format } = useLanguage();
  const { metrics, config, labels, aliases } = prompt;
  const at = learnedAt(table, prompt);
  const shown = (value: number | undefined, print: (value: number) => string): string =>
    value === undefined ? tableText.unknown : print(value);
  const oneLine = (text: string): string => text.trim().replaceAll('\n', ' ⏎ ');
  const accuracyOf = (accuracy: number): string =>
    tableText.accuracyOf(
      format.percent(accuracy),
      metrics?.majorityAccuracy === undefined ? undefined : format.percent(metrics.majorityAccuracy),
    );
  return (
    <dl className={styles.facts}>
      <dt>{tableText.template}</dt>
      <dd className={`${layout.mono} ${styles.wide}`} dir="auto">
        {prompt.template.promptTemplate.replaceAll('\n', '⏎')}
      </dd>
      <Fact name={tableText.virtualTokens}>
        {tableText.sizeOf(format.whole(prompt.totalVirtualTokens), format.whole(prompt.hiddenSize))}
      </Fact>
      <Fact name={tableText.labels}>
        {labels.length === 0 ? tableText.anyText : format.list(labels.map(oneLine))}
      </Fact>
      {aliases.length === 0 ? null : (
        <Fact name={tableText.aliases}>
          {format.list(aliases.map(({ from, to }) => tableText.alias(from, to)))}
        </Fact>
      )}
      <Fact name={tableText.learned}>
        {at === undefined ? tableText.fromElsewhere : tableText.learnedAt(format.date(at), format.time(at))}
      </Fact>
      <Fact name={tableText.encoder}>
        {config === undefined ? tableText.encoderUnknown : trainText.encoders[config.encoder.kind]}
      </Fact>
      <Fact name={tableText.accuracy}>{shown(metrics?.accuracy, accuracyOf)}</Fact>
      <Fact name={tableText.macroF1}>{shown(metrics?.macroF1, format.loss)}</Fact>
      <Fact name={tableText.validationLoss}>{shown(metrics?.validationLoss, format.loss)}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </>
  );
}
