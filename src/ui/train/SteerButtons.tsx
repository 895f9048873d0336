import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import layout from '../parts/layout.module.css';
import { useStudio } from '../studioContext';

/** Pause, step, and the two ways to end a run; to lose what was learned takes two presses. */
export function SteerButtons({
  isPaused,
  cannotSteer,
}: {
  readonly isPaused: boolean;
  /** Why nothing can be steered now. */
  readonly cannotSteer: string | undefined;
}) {
  const { train: trainText, running: runningText } = useLanguage();
  const studio = useStudio();
  const [isAsking, setAsking] = useState(false);
  const row = useRef<HTMLDivElement>(null);
  const hasAsked = useRef(false);
  // The button that had the focus goes away: the harmless answer gets it, and afterwards the way back to the question.
  useEffect(() => {
    const buttons = row.current?.querySelectorAll('button');
    if (isAsking) buttons?.[0]?.focus();
    else if (hasAsked.current) buttons?.[buttons.length - 1]?.focus();
    hasAsked.current = isAsking;
  }, [isAsking]);
  if (isAsking)
    return (
      <div ref={row} className={layout.row} role="alert">
        <span>{trainText.discardAsk}</span>
        <Button onPress={() => setAsking(false)}>{trainText.discardNo}</Button>
        <Button look="danger" onPress={studio.run.discard}>
          {trainText.discardYes}
        </Button>
      </div>
    );
  return (
    <div ref={row} className={layout.row}>
      <Button
        look={isPaused ? 'main' : 'plain'}
        onPress={() => studio.run.command(isPaused ? 'resume' : 'pause')}
        disabledBecause={cannotSteer}
      >
        {isPaused ? trainText.resume : trainText.pause}
      </Button>
      <Button
        onPress={() => studio.run.command('step')}
        disabledBecause={cannotSteer ?? (isPaused ? undefined : runningText.stepNeedsPause)}
      >
        {trainText.step}
      </Button>
      <Button onPress={() => studio.run.command('stop-and-keep')} disabledBecause={cannotSteer}>
        {trainText.stopKeep}
      </Button>
      <Button look="danger" onPress={() => setAsking(true)}>
        {trainText.discard}
      </Button>
    </div>
  );
}
