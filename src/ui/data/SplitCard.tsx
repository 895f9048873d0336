import { useEffect, useState } from 'react';
import type { SplitSizes } from '../../prompt/deskReport';
import { type PartState, partNames } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { Card } from '../parts/Card';
import { NumberField } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';

/** Who trains, who validates, who tests: the rows and labels that a run will really have in each part. */
export function SplitCard() {
  const { data: dataText, format } = useLanguage();
  const studio = useStudio();
  const settings = useStudioState((state) => state.settings);
  const validation = useStudioState((state) => state.data.validation);
  const test = useStudioState((state) => state.data.test);
  const { split } = settings;
  const sizes = useSplitSizes();
  const labels = sizes?.train.labels ?? [];
  const change = (part: Partial<typeof split>): void =>
    studio.run.change({ ...settings, split: { ...split, ...part } });
  return (
    <Card title={dataText.split} lead={dataText.splitNote}>
      <div className={layout.stack}>
        {sizes === undefined ? null : (
          <div className={layout.scroll}>
            <table className={layout.table}>
              <thead>
                <tr>
                  <th scope="col">{dataText.part}</th>
                  <th scope="col">{dataText.rowsHead}</th>
                  {labels.slice(0, shownLabels).map(({ label }) => (
                    <th key={label} scope="col" dir="auto">
                      {label.trim()}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {partNames.map((part) => (
                  <tr key={part}>
                    <th scope="row">{dataText.parts[part].short}</th>
                    <td className={layout.number}>{format.whole(sizes[part].rows)}</td>
                    {labels.slice(0, shownLabels).map(({ label }) => (
                      <td key={label} className={layout.number}>
                        {format.whole(sizes[part].labels.find((each) => each.label === label)?.rows ?? 0)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
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
          <NumberField
            label={dataText.seed}
            value={settings.seed}
            onChange={(seed) => studio.run.change({ ...settings, seed })}
            min={0}
          />
        </div>
      </div>
    </Card>
  );
}

/** Labels that have a column of their own. */
const shownLabels = 8;

/** The sizes for the settings as they are; the last answer stays while the next one is on its way. */
function useSplitSizes(): SplitSizes | undefined {
  const studio = useStudio();
  const templates = useStudioState((state) => state.templates);
  const train = useStudioState(({ data }) => reportOf(data.train));
  const validation = useStudioState(({ data }) => reportOf(data.validation));
  const test = useStudioState(({ data }) => reportOf(data.test));
  const { split, seed } = useStudioState((state) => state.settings);
  const [sizes, setSizes] = useState<SplitSizes | undefined>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever is told when rows are read again has to ask anew
  useEffect(() => {
    const controller = new AbortController();
    // Typing settles first: every answer splits all rows.
    const timer = setTimeout(() => {
      if (train === undefined || templates.list.length === 0) return;
      void studio.data.splitSizes(split, seed, controller.signal).then((answer) => {
        if (!controller.signal.aborted) setSizes(answer);
      });
    }, 200);
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [studio, templates, train, validation, test, split, seed]);
  return sizes;
}

const reportOf = (part: PartState) => (part.kind === 'ready' ? part.report : undefined);
