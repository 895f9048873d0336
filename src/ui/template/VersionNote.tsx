import { readsTheSame } from '../../prompt/checkTemplate';
import type { TaskTemplate } from '../../prompt/taskTemplate';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import layout from '../parts/layout.module.css';

/** Whether the task's learned prompt was trained with this template or with an earlier version, which it keeps. */
export function VersionNote({
  template,
  trained,
  onBack,
}: {
  readonly template: TaskTemplate;
  readonly trained: TaskTemplate | undefined;
  readonly onBack: (trained: TaskTemplate) => void;
}) {
  const { version } = useLanguage().template;
  if (trained === undefined) return null;
  if (readsTheSame(template, trained)) return <p className={layout.soft}>{version.trained}</p>;
  return (
    <Callout tone="info" sentence={{ what: version.newer, hint: version.newerHint }}>
      <dl className={layout.facts}>
        <dt>{version.trainedText}</dt>
        <dd className={layout.mono} dir="auto">
          {trained.promptTemplate}
        </dd>
      </dl>
      <div className={layout.row}>
        <Button onPress={() => onBack(trained)}>{version.back}</Button>
      </div>
    </Callout>
  );
}
