import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import layout from '../parts/layout.module.css';
import { Screen } from '../parts/Screen';
import { useStudio, useStudioState } from '../studioContext';
import { RemapCard } from './RemapCard';
import { Results } from './Results';
import { SetupCard } from './SetupCard';
import { useChoice } from './useChoice';

/** Learned prompts, untuned model and commonest label on the same rows, and every way to look at what came out. */
export function EvaluateScreen({ onOpenModel }: { readonly onOpenModel: () => void }) {
  const { evaluate: evaluateText } = useLanguage();
  const studio = useStudio();
  const choice = useChoice();
  const result = useStudioState((state) => state.evaluate.result);
  const learned = choice.chosen.filter(
    ({ prompt }, _, { length }) => prompt !== undefined && (length === 1 || prompt.aliases.length > 0),
  );
  if (choice.tasks.length === 0 && result === undefined)
    return (
      <Screen title={evaluateText.title} lead={evaluateText.lead}>
        <Callout tone="info" sentence={evaluateText.noTasks}>
          <div className={layout.row}>
            <Button onPress={() => studio.view.show('home')}>{evaluateText.goToExamples}</Button>
            <Button look="quiet" onPress={() => studio.view.show('data')}>
              {evaluateText.goToData}
            </Button>
          </div>
        </Callout>
      </Screen>
    );
  return (
    <Screen title={evaluateText.title} lead={evaluateText.lead}>
      {choice.hasPrompts ? null : (
        <Callout tone="info" sentence={evaluateText.nothingLearned}>
          <div className={layout.row}>
            <Button look="quiet" onPress={() => studio.view.show('train')}>
              {evaluateText.goToTrain}
            </Button>
          </div>
        </Callout>
      )}
      <SetupCard choice={choice} onOpenModel={onOpenModel} />
      {result === undefined ? (
        learned.map(({ taskname }) => <RemapCard key={taskname} result={undefined} taskname={taskname} />)
      ) : (
        <Results key={result.at} result={result} />
      )}
    </Screen>
  );
}
