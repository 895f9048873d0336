import { allKinds, dataSeverity } from '../../data/severity';
import { useLanguage } from '../language/useLanguage';
import layout from '../parts/layout.module.css';
import styles from './RulesFold.module.css';
import { ruleExamples } from './ruleExamples';

const severities = ['error', 'warning', 'note'] as const;

/** Everything that is checked, each kind with an example and what the studio says about it. */
export function RulesFold() {
  const { data: dataText } = useLanguage();
  return (
    <div className={layout.stack}>
      <p className={layout.soft}>{dataText.rulesLead}</p>
      {severities.map((severity) => (
        <section key={severity} aria-label={dataText.severities[severity]}>
          <h4 className={`${styles.severity} ${styles[severity]}`}>{dataText.severities[severity]}</h4>
          <ul className={styles.rules}>
            {examples
              .filter(({ fault }) => dataSeverity(fault) === severity)
              .map((example) => (
                <li key={example.fault.kind} className={styles.rule}>
                  <Rule {...example} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const examples = allKinds.map((kind) => ruleExamples[kind]);

function Rule({ fault, lines }: (typeof examples)[number]) {
  const { data: dataText, words } = useLanguage();
  const { what, hint } = words.describeDataProblem({ ...fault, line: undefined, column: undefined });
  return (
    <>
      <h5 className={styles.name}>{dataText.problemKindName(fault.kind)}</h5>
      {lines === undefined ? null : <code className={styles.example}>{lines.join('\n')}</code>}
      <p>{what}</p>
      <p className={layout.soft}>{hint}</p>
    </>
  );
}
