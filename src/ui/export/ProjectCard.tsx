import { useMemo, useState } from 'react';
import { choiceSizes, type ProjectChoice, workOf } from '../../studio/projectWork';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import { Card } from '../parts/Card';
import { Switch } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import { OpenProjectButton } from './OpenProjectButton';

const choices = ['checkpoint', 'heldOut', 'data'] as const;

/** The whole work as one file, to go on with elsewhere or later. */
export function ProjectCard() {
  const { export: exportText, format } = useLanguage();
  const text = exportText.project;
  const studio = useStudio();
  const [choice, setChoice] = useState<ProjectChoice>({ checkpoint: true, heldOut: false, data: false });
  const data = useStudioState((state) => state.data);
  const templates = useStudioState((state) => state.templates);
  const settings = useStudioState((state) => state.settings);
  const table = useStudioState((state) => state.table);
  const runs = useStudioState((state) => state.runs);
  const isRunning = useStudioState((state) => state.run.kind === 'active');
  const sizes = useMemo(
    () => choiceSizes(workOf({ data, templates, settings, table, runs })),
    [data, templates, settings, table, runs],
  );
  const offered = choices.filter((each) => sizes[each] > 0);
  const hasRows = (choice.data && sizes.data > 0) || (choice.heldOut && sizes.heldOut > 0);
  return (
    <Card title={text.title} lead={text.lead}>
      <div className={layout.stack}>
        {offered.map((each) => (
          <Switch
            key={each}
            label={text.choices[each](format.byteSize(sizes[each]))}
            help={text.helps[each]}
            value={choice[each]}
            onChange={(on) => setChoice({ ...choice, [each]: on })}
          />
        ))}
        {hasRows ? <Callout tone="warn" sentence={text.rowsInside} /> : null}
        <div className={layout.row}>
          <Button
            onPress={() => void studio.project.save(choice)}
            disabledBecause={isRunning ? text.running : undefined}
          >
            {text.save}
          </Button>
          <OpenProjectButton />
        </div>
      </div>
    </Card>
  );
}
