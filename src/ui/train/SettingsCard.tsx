import type { EncoderKind, TuningConfig } from '../../run/tuningConfig';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { FileButton } from '../parts/FileButton';
import { Fold } from '../parts/Fold';
import { NumberField, SelectField } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import { MoreSettings } from './MoreSettings';
import { trainText } from './text';

const encoderKinds: readonly EncoderKind[] = ['lstm', 'mlp', 'tpmlp', 'embedding'];

/** Four settings that newcomers need; the rest is folded away. */
export function SettingsCard() {
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
            onChange={(kind) => change({ encoder: { ...settings.encoder, kind } })}
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

/** The size of the last place: the one nearest to the answer, which matters most. */
function VirtualTokensField() {
  const studio = useStudio();
  const { list, selected } = useStudioState((state) => state.templates);
  const template = list[selected];
  const last = (template?.virtualTokenSplits.length ?? 0) - 1;
  if (template === undefined || last < 0) return null;
  const others = template.totalVirtualTokens - (template.virtualTokenSplits[last] ?? 0);
  return (
    <NumberField
      label={trainText.virtualTokens}
      help={trainText.virtualHelp}
      value={template.totalVirtualTokens}
      onChange={(total) =>
        studio.templates.edit({
          virtualTokenSplits: template.virtualTokenSplits.map((size, i) =>
            i === last ? total - others : size,
          ),
        })
      }
      min={others + 1}
      max={512}
    />
  );
}
