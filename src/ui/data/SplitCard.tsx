import type { PartName } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { Card } from '../parts/Card';
import { NumberField } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';

/** Who trains, who validates, who tests. */
export function SplitCard({ rows }: { readonly rows: number }) {
  const { data: dataText } = useLanguage();
  const studio = useStudio();
  const settings = useStudioState((state) => state.settings);
  const validation = useStudioState((state) => state.data.validation);
  const test = useStudioState((state) => state.data.test);
  const { split } = settings;
  const validationRows =
    validation.kind === 'ready' ? validation.report.rows : Math.round(rows * split.validationShare);
  const testRows = test.kind === 'ready' ? test.report.rows : Math.round(rows * split.testShare);
  const trainRows =
    rows - (validation.kind === 'ready' ? 0 : validationRows) - (test.kind === 'ready' ? 0 : testRows);
  const about: readonly (readonly [PartName, number])[] = [
    ['train', trainRows],
    ['validation', validationRows],
    ['test', testRows],
  ];
  const change = (part: Partial<typeof split>): void =>
    studio.run.change({ ...settings, split: { ...split, ...part } });
  return (
    <Card title={dataText.split} lead={dataText.splitNote}>
      <div className={layout.stack}>
        <dl className={layout.facts}>
          {about.map(([part, count]) => (
            <div key={part} style={{ display: 'contents' }}>
              <dt>{dataText.parts[part].short}</dt>
              <dd>{dataText.rowCount(Math.max(0, count))}</dd>
            </div>
          ))}
        </dl>
        <div className={layout.columns}>
          {validation.kind === 'ready' ? null : (
            <NumberField
              label={dataText.share.validation}
              value={split.validationShare}
              onChange={(validationShare) => change({ validationShare })}
              min={0}
              max={0.5}
              digits={3}
            />
          )}
          {test.kind === 'ready' ? null : (
            <NumberField
              label={dataText.share.test}
              value={split.testShare}
              onChange={(testShare) => change({ testShare })}
              min={0}
              max={0.4}
              digits={3}
            />
          )}
        </div>
      </div>
    </Card>
  );
}
