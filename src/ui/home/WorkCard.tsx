import { nextStep } from '../../studio/nextStep';
import { currentTable } from '../../studio/tableSlice';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { useStudio, useStudioState } from '../studioContext';
import { useTemplateFaults } from '../useTemplateFaults';

/** What is under way, and the step that comes next. Nothing for somebody who has only just come. */
export function WorkCard() {
  const { home: homeText, shell: shellText } = useLanguage();
  const studio = useStudio();
  const faults = useTemplateFaults();
  const data = useStudioState((state) => state.data.train);
  const prompts = useStudioState((state) => currentTable(state)?.prompts.length ?? 0);
  const next = useStudioState((state) => nextStep(state, faults));
  if (data.kind !== 'ready') return null;
  return (
    <Card
      title={homeText.workTitle}
      lead={homeText.work(data.source.name, data.report.rows, prompts)}
      aside={<Button onPress={() => studio.view.show(next)}>{homeText.goOn(shellText.screens[next])}</Button>}
    >
      <p>{homeText.nextSteps[next]}</p>
    </Card>
  );
}
