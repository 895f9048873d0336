import { useMemo } from 'react';
import type { BackendObstacle } from '../../run/backendObstacle';
import { gpuLadder } from '../../studio/gpuLadder';
import { useLanguage } from '../language/useLanguage';
import { Fold } from '../parts/Fold';
import layout from '../parts/layout.module.css';
import { EngineReport } from './EngineReport';
import styles from './GpuLadder.module.css';
import { browserFamily, browsersWithWebgpu, platformOf, supportAsOf } from './gpuSupport';

const marks = { passed: '✓', failed: '✕', untried: '·' } as const;

/** The steps of WebGPU, the one that failed, and what may help on this browser and system. */
export function GpuLadder({ obstacle }: { readonly obstacle: BackendObstacle }) {
  const { gpu: gpuText, format } = useLanguage();
  const advice = useMemo(() => {
    const { userAgent } = navigator;
    return gpuText.advice(obstacle, browserFamily(userAgent), platformOf(userAgent));
  }, [gpuText, obstacle]);
  return (
    <div className={layout.stack}>
      <div>
        <h4 className={styles.heading}>{gpuText.title}</h4>
        <ol className={styles.rungs}>
          {gpuLadder(obstacle).map(({ rung, state }) => (
            <li key={rung} className={styles[state]}>
              <span className={styles.mark} aria-hidden="true">
                {marks[state]}
              </span>
              <span>{gpuText.rungs[rung]}</span>
              <span className={layout.hidden}>: {gpuText.states[state]}</span>
            </li>
          ))}
        </ol>
        <p>{gpuText.obstacleSentence(obstacle)}</p>
      </div>
      <div>
        <h4 className={styles.heading}>{gpuText.adviceTitle}</h4>
        <ul className={styles.advice}>
          {advice.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </div>
      <p className={layout.soft}>{gpuText.stillWorks}</p>
      <Fold title={gpuText.browsersTitle(format.date(supportAsOf.getTime()))}>
        <ul className={styles.advice}>
          {browsersWithWebgpu.map(({ name, version, systems }) => (
            <li key={`${name} ${version}`}>{gpuText.browser(name, version, format.list(systems))}</li>
          ))}
        </ul>
      </Fold>
      <EngineReport />
    </div>
  );
}
