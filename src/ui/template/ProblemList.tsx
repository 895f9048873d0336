import type { Ref } from 'react';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import { Card } from '../parts/Card';
import layout from '../parts/layout.module.css';
import { useStudio } from '../studioContext';
import styles from './ProblemList.module.css';
import { useFix } from './useFix';
import type { CheckedProblem, TemplateCheck } from './useTemplateCheck';

/** What is wrong with the template, worst first, with a press for each thing that helps. */
export function ProblemList({
  check,
  current,
  onShow,
  list,
}: {
  readonly check: TemplateCheck;
  /** The problem that F8 stands on. */
  readonly current: number | undefined;
  readonly onShow: (index: number) => void;
  readonly list: Ref<HTMLUListElement>;
}) {
  const { problems: text } = useLanguage().template;
  const studio = useStudio();
  const { shown, ignored } = check;
  const errors = shown.filter(({ problem }) => problem.severity === 'error').length;
  return (
    <Card
      title={text.title}
      aside={
        shown.length === 0 ? undefined : (
          <span className={layout.soft}>{text.count(errors, shown.length - errors)}</span>
        )
      }
    >
      {errors > 0 ? null : (
        <p className={styles.valid}>{shown.length === 0 ? text.valid : text.validButWarned}</p>
      )}
      <ul ref={list} className={styles.list} tabIndex={-1} aria-label={text.title}>
        {shown.map((each, i) => (
          <li key={each.key} {...(i === current ? { 'aria-current': true } : {})}>
            <Problem checked={each} onShow={() => onShow(i)} />
          </li>
        ))}
      </ul>
      {ignored === 0 ? null : (
        <p className={layout.soft}>
          {text.ignored(ignored)}{' '}
          <Button look="quiet" onPress={studio.templates.heed}>
            {text.heed}
          </Button>
        </p>
      )}
    </Card>
  );
}

function Problem({ checked, onShow }: { readonly checked: CheckedProblem; readonly onShow: () => void }) {
  const { problems: text } = useLanguage().template;
  const fix = useFix();
  const { problem, sentence, fixes } = checked;
  const isError = problem.severity === 'error';
  return (
    <Callout tone={isError ? 'bad' : 'warn'} sentence={sentence}>
      <div className={styles.fixes}>
        <span className={layout.hidden}>{isError ? text.error : text.warning}</span>
        {fixes.map((each) => (
          <Button key={JSON.stringify(each)} onPress={() => fix(checked, each)}>
            {text.fixLabel(each)}
          </Button>
        ))}
        {problem.span === undefined ? null : (
          <Button look="quiet" onPress={onShow}>
            {text.show}
          </Button>
        )}
      </div>
    </Callout>
  );
}
