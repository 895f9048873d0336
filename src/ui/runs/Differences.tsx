import { useMemo } from 'react';
import { settingsDiff } from '../../run/settingsDiff';
import { useLanguage } from '../language/useLanguage';
import layout from '../parts/layout.module.css';
import type { ComparedRun } from './CompareCard';
import { settingName, settingValue } from './describeSetting';
import styles from './runs.module.css';
import { Swatch } from './Swatch';

/** Only the settings in which runs differ, in words; what is not as in the pinned run stands out. */
export function Differences({
  runs,
  pinnedId,
}: {
  readonly runs: readonly ComparedRun[];
  readonly pinnedId: string | undefined;
}) {
  const language = useLanguage();
  const { runs: runsText } = language;
  const differences = useMemo(() => settingsDiff(runs.map(({ record }) => record)), [runs]);
  if (differences.length === 0) return <p>{runsText.same}</p>;
  const hasPinned = runs[0]?.record.runId === pinnedId;
  return (
    <section
      className={layout.scroll}
      aria-label={runsText.differences}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className={`${layout.table} ${styles.runs}`} aria-label={runsText.differences}>
        <thead>
          <tr>
            <th scope="col">{runsText.setting}</th>
            {runs.map(({ record, place }) => (
              <th key={record.runId} scope="col">
                <Swatch place={place} />
                <span dir="auto">{record.name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {differences.map(({ path, values }) => (
            <tr key={path}>
              <th scope="row" className={styles.setting}>
                {settingName(language, path)}
              </th>
              {runs.map(({ record }, i) => (
                <td
                  key={record.runId}
                  className={hasPinned && values[i] === values[0] ? styles.asPinned : styles.differs}
                  dir="auto"
                >
                  {settingValue(language, path, values[i])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
