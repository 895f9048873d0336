import { useMemo } from 'react';
import { resumeOffer } from '../../studio/resumeOffer';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';

/** The last run, when it can go on; nothing otherwise. */
export function ResumeCard() {
  const { train: trainText } = useLanguage();
  const { goOn } = trainText;
  const studio = useStudio();
  const run = useStudioState((state) => state.run);
  const runs = useStudioState((state) => state.runs);
  const data = useStudioState((state) => state.data);
  const model = useStudioState((state) => state.model);
  const settings = useStudioState((state) => state.settings);
  const offer = useMemo(
    () => resumeOffer({ run, runs, data, model, settings }),
    [run, runs, data, model, settings],
  );
  if (offer === undefined) return null;
  const { record, checkpoint, config, obstacle } = offer;
  const reason = obstacle && goOn.obstacle(obstacle);
  return (
    <Card title={goOn.title} lead={goOn.lead(record.name, checkpoint.steps, record.plan?.totalSteps)}>
      <div className={layout.stack}>
        <p className={layout.soft}>{config === checkpoint.config ? goOn.own : goOn.longer}</p>
        <div className={layout.row}>
          <Button look="main" disabledBecause={reason} onPress={() => void studio.run.resume()}>
            {goOn.button}
          </Button>
          {reason === undefined ? null : <span className={layout.soft}>{reason}</span>}
        </div>
      </div>
    </Card>
  );
}
