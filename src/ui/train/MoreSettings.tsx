import type { Initialisation, TuningConfig } from '../../run/tuningConfig';
import { divisorUpTo } from '../../run/tuningConfigFile';
import { useLanguage } from '../language/useLanguage';
import { NumberField, SelectField, Switch } from '../parts/fields';
import layout from '../parts/layout.module.css';

/** Steps of a run that may be limited; 0 in the field means no limit. */
const unlimited = 0;

export function MoreSettings({
  settings,
  onChange,
}: {
  readonly settings: TuningConfig;
  readonly onChange: (part: Partial<TuningConfig>) => void;
}) {
  const { more: moreText } = useLanguage();
  const { encoder, optimiser, schedule, earlyStop } = settings;
  const initialisations: Readonly<Record<Initialisation['kind'], Initialisation>> = {
    random: { kind: 'random' },
    vocabulary: { kind: 'vocabulary' },
    text: { kind: 'text', text: undefined },
  };
  return (
    <div className={layout.columns}>
      <NumberField
        label={moreText.seed}
        value={settings.seed}
        onChange={(seed) => onChange({ seed })}
        min={0}
      />
      <NumberField
        label={moreText.batchSize}
        value={settings.batchSize}
        onChange={(batchSize) => onChange({ batchSize, microBatchSize: batchSize })}
        min={1}
        max={256}
      />
      <NumberField
        label={moreText.passSize}
        help={moreText.passSizeHelp}
        value={settings.microBatchSize}
        onChange={(rows) => onChange({ microBatchSize: divisorUpTo(rows, settings.batchSize) })}
        min={1}
        max={settings.batchSize}
      />
      <NumberField
        label={moreText.maxSteps}
        help={moreText.maxStepsHelp}
        value={settings.maxSteps ?? unlimited}
        onChange={(steps) => onChange({ maxSteps: steps === unlimited ? undefined : steps })}
        min={0}
      />
      <SelectField
        label={moreText.initialisation}
        value={encoder.initialisation.kind}
        onChange={(kind) => onChange({ encoder: { ...encoder, initialisation: initialisations[kind] } })}
        choices={moreText.initialisations}
      />
      <SelectField
        label={moreText.lossOver}
        help={moreText.lossOverHelp}
        value={settings.lossOver}
        onChange={(lossOver) => onChange({ lossOver })}
        choices={moreText.lossOvers}
      />
      <SelectField
        label={moreText.optimiser}
        value={optimiser.kind}
        onChange={(kind) => onChange({ optimiser: { ...optimiser, kind } })}
        choices={moreText.optimisers}
      />
      <NumberField
        label={moreText.weightDecay}
        value={optimiser.weightDecay}
        onChange={(weightDecay) => onChange({ optimiser: { ...optimiser, weightDecay } })}
        min={0}
        digits={6}
      />
      <SelectField
        label={moreText.schedule}
        value={schedule.kind}
        onChange={(kind) => onChange({ schedule: { ...schedule, kind } })}
        choices={moreText.schedules}
      />
      <NumberField
        label={moreText.warmup}
        value={schedule.warmupSteps}
        onChange={(warmupSteps) => onChange({ schedule: { ...schedule, warmupSteps } })}
        min={0}
      />
      <NumberField
        label={moreText.maxLength}
        help={moreText.maxLengthHelp}
        value={settings.maxSequenceLength ?? unlimited}
        onChange={(length) => onChange({ maxSequenceLength: length === unlimited ? undefined : length })}
        min={0}
      />
      <Switch
        label={moreText.earlyStop}
        help={moreText.earlyStopHelp}
        value={earlyStop !== undefined}
        onChange={(on) => onChange({ earlyStop: on ? { patience: 10, minDelta: 0.001 } : undefined })}
      />
      <Switch
        label={moreText.conditioning}
        help={moreText.conditioningHelp}
        value={encoder.tasknameConditioning}
        onChange={(tasknameConditioning) => onChange({ encoder: { ...encoder, tasknameConditioning } })}
      />
    </div>
  );
}
