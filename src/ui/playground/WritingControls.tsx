import { normalisations } from '../../run/judging/types';
import { useLanguage } from '../language/useLanguage';
import { Fold } from '../parts/Fold';
import { NumberField, SelectField } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';

/** How the model writes, and how its labels are compared. */
export function WritingControls() {
  const { playground: playgroundText } = useLanguage();
  const studio = useStudio();
  const { writing, normalisation } = useStudioState((state) => state.tryOut);
  const positions = useStudioState((state) => state.model.base?.report.positions ?? 1024);
  const { sampling } = writing;
  const set = studio.tryOut.setWriting;
  return (
    <Fold title={playgroundText.how}>
      <div className={layout.columns}>
        <SelectField
          label={playgroundText.choice}
          value={writing.isSampled ? 'sampled' : 'greedy'}
          onChange={(choice) => set({ isSampled: choice === 'sampled' })}
          choices={[
            { id: 'greedy', name: playgroundText.greedy },
            { id: 'sampled', name: playgroundText.sampled },
          ]}
        />
        {writing.isSampled ? (
          <>
            <NumberField
              label={playgroundText.temperature}
              help={playgroundText.temperatureHelp}
              value={sampling.temperature}
              onChange={(temperature) => set({ sampling: { temperature } })}
              min={0.05}
              max={5}
              step={0.1}
              digits={2}
            />
            <NumberField
              label={playgroundText.topK}
              help={playgroundText.topKHelp}
              value={sampling.topK ?? 0}
              onChange={(count) => set({ sampling: { topK: count === 0 ? undefined : count } })}
              min={0}
            />
            <NumberField
              label={playgroundText.topP}
              help={playgroundText.topPHelp}
              value={sampling.topP ?? 1}
              onChange={(share) => set({ sampling: { topP: share === 1 ? undefined : share } })}
              min={0.01}
              max={1}
              step={0.05}
              digits={2}
            />
            <NumberField
              label={playgroundText.seed}
              help={playgroundText.seedHelp}
              value={sampling.seed}
              onChange={(seed) => set({ sampling: { seed } })}
              min={0}
              max={2 ** 31 - 1}
            />
          </>
        ) : null}
        <NumberField
          label={playgroundText.newTokens}
          help={playgroundText.newTokensHelp}
          value={writing.maxNewTokens}
          onChange={(maxNewTokens) => set({ maxNewTokens })}
          min={1}
          max={positions}
        />
        <SelectField
          label={playgroundText.normalisation}
          help={playgroundText.normalisationHelp}
          value={normalisation}
          onChange={studio.tryOut.setNormalisation}
          choices={normalisations.map((id) => ({ id, name: playgroundText.normalisations[id] }))}
        />
      </div>
    </Fold>
  );
}
