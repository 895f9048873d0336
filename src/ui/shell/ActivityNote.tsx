import { useState } from 'react';
import { activityOf, createClock } from '../../studio/activity';
import { useLanguage } from '../language/useLanguage';
import { LiveText } from '../parts/LiveText';
import { useStudio, useStudioState } from '../studioContext';
import { CancelButton } from './CancelButton';
import styles from './StatusBar.module.css';

/** What the studio is doing, how far it is, how long that will take, and a way to stop it. */
export function ActivityNote() {
  const { activity: activityText } = useLanguage();
  const studio = useStudio();
  const [clock] = useState(createClock);
  const run = useStudioState((state) => state.run);
  const data = useStudioState((state) => state.data);
  const model = useStudioState((state) => state.model);
  const tryOut = useStudioState((state) => state.tryOut);
  const evaluate = useStudioState((state) => state.evaluate);
  const inside = useStudioState((state) => state.inside);
  const predicting = useStudioState((state) => state.predicting);
  const table = useStudioState((state) => state.table);
  const asked = { run, data, model, tryOut, inside, evaluate, predicting, table };
  const activity = activityOf(asked, studio.history);
  if (activity === undefined) return null;
  return (
    <>
      <span className={styles.doing}>{activityText.name(activity)}</span>
      <LiveText
        className={styles.live}
        read={({ store, history }) => {
          const now = activityOf(store.getState(), history);
          if (now === undefined || !('amount' in now) || now.amount.total === 0) return '';
          return activityText.amount(now.amount);
        }}
      />
      <LiveText
        className={styles.eta}
        read={({ store, history }) => {
          const now = activityOf(store.getState(), history);
          if (now === undefined || !('amount' in now) || now.amount.total === 0) return '';
          const left = clock.left(now, history, performance.now());
          return left === undefined ? activityText.measuring : activityText.left(left);
        }}
      />
      <CancelButton activity={activity} />
    </>
  );
}
