import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import styles from './TaskTabs.module.css';

/** One template per task: which one is shown, and tasks that come and go. */
export function TaskTabs() {
  const { template: text } = useLanguage();
  const studio = useStudio();
  const { list, selected, removed } = useStudioState((state) => state.templates);
  const { select, add, remove, bringBack, forgetRemoved } = studio.templates;
  return (
    <>
      {list.length === 0 ? null : (
        <div className={styles.line}>
          <ul className={styles.tasks} aria-label={text.tasks}>
            {list.map((each, i) => (
              // Names may repeat while they are typed; places are the only identity.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <li key={i}>
                <button
                  type="button"
                  className={styles.task}
                  {...(i === selected ? { 'aria-current': true } : {})}
                  onClick={() => select(i)}
                >
                  <bdi>{each.taskname || text.unnamed(i + 1)}</bdi>
                </button>
              </li>
            ))}
          </ul>
          <span className={layout.row}>
            <Button look="quiet" onPress={() => add()}>
              {text.add}
            </Button>
            <Button look="quiet" onPress={() => remove(selected)}>
              {text.remove}
            </Button>
          </span>
        </div>
      )}
      {removed === undefined ? null : (
        <Callout tone="info" sentence={{ what: text.removed(removed.template.taskname), hint: '' }}>
          <div className={layout.row}>
            <Button onPress={bringBack}>{text.undoRemove}</Button>
            <Button look="quiet" onPress={forgetRemoved}>
              {text.keepRemoved}
            </Button>
          </div>
        </Callout>
      )}
    </>
  );
}
