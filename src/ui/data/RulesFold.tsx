import { allKinds, kindSeverity } from '../../data/severity';
import { useLanguage } from '../language/useLanguage';
import { Fold } from '../parts/Fold';
import layout from '../parts/layout.module.css';
import styles from './ProblemList.module.css';

/** Everything that is checked, from the same list that the checks are held to. */
export function RulesFold() {
  const { data: dataText } = useLanguage();
  return (
    <Fold title={dataText.rules}>
      <div className={layout.stack}>
        <p className={layout.soft}>{dataText.rulesLead}</p>
        {(['error', 'warning', 'note'] as const).map((severity) => (
          <div key={severity} className={styles.section}>
            <h4 className={`${styles.severity} ${styles[severity]}`}>{dataText.severities[severity]}</h4>
            <ul className={styles.rules}>
              {allKinds
                .filter((kind) => kindSeverity(kind) === severity)
                .map((kind) => (
                  <li key={kind}>{dataText.problemKindName(kind)}</li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </Fold>
  );
}
