import { useEffect } from 'react';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import layout from '../parts/layout.module.css';
import { Screen } from '../parts/Screen';
import { useStudio, useStudioState } from '../studioContext';
import { AnswerCard } from './AnswerCard';
import { InputCard } from './InputCard';
import { OwnDataOffer } from './OwnDataOffer';
import { PredictCard } from './PredictCard';
import { useTasks } from './useTasks';

/** One text, the model with and without the prompt, side by side. */
export function PlaygroundScreen() {
  const { playground: playgroundText } = useLanguage();
  const studio = useStudio();
  const { chosen, tasks } = useTasks();
  const tryOut = useStudioState((state) => state.tryOut);
  // Somebody who comes from a run sees both answers at once, without pressing anything.
  useEffect(() => void studio.tryOut.begin(), [studio]);
  if (chosen === undefined) return <NothingToTry />;
  const { expected } = tryOut;
  return (
    <Screen title={playgroundText.title} lead={playgroundText.lead}>
      <InputCard task={chosen} tasks={tasks} />
      {chosen.prompt === undefined ? (
        <Callout tone="info" sentence={playgroundText.untunedNote}>
          <div className={layout.row}>
            <Button look="quiet" onPress={() => studio.view.show('train')}>
              {playgroundText.goToTrain}
            </Button>
          </div>
        </Callout>
      ) : null}
      <div className={layout.halves}>
        {chosen.prompt === undefined ? null : (
          <AnswerCard
            title={playgroundText.tuned}
            state={tryOut.tuned}
            expected={expected}
            isRestricted={chosen.prompt.config?.lossOver === 'candidates' && chosen.prompt.labels.length > 0}
          />
        )}
        <AnswerCard
          title={playgroundText.untuned}
          state={tryOut.untuned}
          expected={expected}
          isRestricted={false}
        />
      </div>
      <PredictCard />
      <OwnDataOffer />
    </Screen>
  );
}

function NothingToTry() {
  const { playground: playgroundText } = useLanguage();
  const studio = useStudio();
  return (
    <Screen title={playgroundText.title} lead={playgroundText.lead}>
      <Callout tone="info" sentence={{ what: playgroundText.noTask, hint: playgroundText.noTaskHint }}>
        <div className={layout.row}>
          <Button onPress={() => studio.view.show('home')}>{playgroundText.goToExamples}</Button>
          <Button look="quiet" onPress={() => studio.view.show('data')}>
            {playgroundText.goToData}
          </Button>
        </div>
      </Callout>
    </Screen>
  );
}
