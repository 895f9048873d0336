import { withVirtualTokens } from '../../prompt/divideVirtualTokens';
import { withEncoder } from '../../run/defaults';
import type { EncoderKind, TuningConfig } from '../../run/tuningConfig';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { FileButton } from '../parts/FileButton';
import { Fold } from '../parts/Fold';
import { NumberField, SelectField } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import { MoreSettings } from './MoreSettings';

const encoderKinds: readonly EncoderKind[] = ['lstm', 'mlp', 'tpmlp', 'embedding'];

/** Four settings that newcomers need; the rest is folded away. */
export function SettingsCard() {
  const { train: trainText } = useLanguage();
  const studio = useStudio();
  const settings = useStudioState((state) => state.settings);
  const change = (part: Partial<TuningConfig>): void => studio.run.change({ ...settings, ...part });
  return (
    <Card
      title={trainText.settings}
      aside={
        <div className={layout.row}>
          <FileButton
            label={trainText.openRun}
            accept={['.json']}
            look="quiet"
            onFile={studio.files.openRunFile}
          />
          <Button look="quiet" onPress={studio.files.saveRunFile}>
            {trainText.saveRun}
          </Button>
        </div>
      }
    >
      <div className={layout.stack}>
        <div className={layout.columns}>
          <VirtualTokensField />
          <NumberField
            label={trainText.learningRate}
            help={trainText.learningRateHelp}
            value={settings.optimiser.learningRate}
            onChange={(learningRate) => change({ optimiser: { ...settings.optimiser, learningRate } })}
            min={0}
            digits={8}
          />
          <NumberField
            label={trainText.epochs}
            help={trainText.epochsHelp}
            value={settings.epochs}
            onChange={(epochs) => change({ epochs })}
            min={1}
            max={10_000}
          />
          <SelectField
            label={trainText.encoder}
            help={trainText.encoderHelp}
            value={settings.encoder.kind}
            onChange={(kind) => change(withEncoder(settings, kind))}
            choices={encoderKinds.map((id) => ({ id, name: trainText.encoders[id] }))}
          />
        </div>
        <Fold title={trainText.more}>
          <MoreSettings settings={settings} onChange={change} />
        </Fold>
      </div>
    </Card>
  );
}

/** All virtual tokens, divided over the places as they are divided now. */
function VirtualTokensField() {
  const { train: trainText } = useLanguage();
  const studio = useStudio();
  const { list, selected } = useStudioState((state) => state.templates);
  const template = list[selected];
  if (template === undefined || template.virtualTokenSplits.length === 0) return null;
  return (
    <NumberField
      label={trainText.virtualTokens}
      help={trainText.virtualHelp}
      value={template.totalVirtualTokens}
      onChange={(total) => {
        const { virtualTokenSplits } = withVirtualTokens(template, total);
        studio.templates.edit({ virtualTokenSplits });
      }}
      min={template.virtualTokenSplits.length}
      max={512}
    />
  );
}
