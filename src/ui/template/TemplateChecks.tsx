import { useLanguage } from '../language/useLanguage';
import { Callout } from '../parts/Callout';
import { Card } from '../parts/Card';
import layout from '../parts/layout.module.css';
import { useTemplateProblems } from '../useTemplateFaults';

/** What is wrong with the templates, as it is typed. */
export function TemplateChecks() {
  const { template: templateText, words } = useLanguage();
  const problems = useTemplateProblems();
  return (
    <Card title={templateText.checks}>
      {problems.length === 0 ? <p className={layout.soft}>{templateText.valid}</p> : null}
      <ul className={layout.stack}>
        {problems.map((problem, i) => (
          // The list is made anew with every key press; places are the only identity.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={i}>
            <Callout
              tone={problem.severity === 'error' ? 'bad' : 'warn'}
              sentence={words.describeTemplateProblem(problem)}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
