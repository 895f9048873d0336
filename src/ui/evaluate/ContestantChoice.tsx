import { useId } from 'react';
import { useLanguage } from '../language/useLanguage';
import { NumberField, Switch } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import styles from './evaluate.module.css';
import type { Choice } from './useChoice';

/** Who answers. Those who cannot take part now are not offered; a sentence says what they need. */
export function ContestantChoice({ choice }: { readonly choice: Choice }) {
  const { evaluate: evaluateText } = useLanguage();
  const { change } = useStudio().evaluate;
  const { plan } = useStudioState((state) => state.evaluate);
  const id = useId();
  const { hasPrompts, hasExamples } = choice;
  return (
    <fieldset className={styles.group} aria-labelledby={id}>
      <legend id={id} className={styles.legend}>
        {evaluateText.contestants}
      </legend>
      <div className={styles.switches}>
        {hasPrompts ? (
          <Switch label={evaluateText.tuned} value={plan.tuned} onChange={(tuned) => change({ tuned })} />
        ) : null}
        <Switch
          label={evaluateText.zeroShot}
          value={plan.zeroShot}
          onChange={(zeroShot) => change({ zeroShot })}
        />
        {hasExamples ? (
          <>
            <Switch
              label={evaluateText.oneShot}
              value={plan.oneShot}
              onChange={(oneShot) => change({ oneShot })}
            />
            <Switch
              label={evaluateText.manyShot}
              value={plan.manyShot}
              onChange={(manyShot) => change({ manyShot })}
            />
            <Switch
              label={evaluateText.majority}
              value={plan.majority}
              onChange={(majority) => change({ majority })}
            />
            {plan.manyShot ? (
              <NumberField
                label={evaluateText.shots}
                help={evaluateText.shotsHelp}
                value={plan.shots}
                min={2}
                max={64}
                onChange={(shots) => change({ shots })}
              />
            ) : null}
          </>
        ) : null}
      </div>
      {hasPrompts ? null : <p className={layout.soft}>{evaluateText.needsPrompt}</p>}
      {hasExamples ? null : <p className={layout.soft}>{evaluateText.needsExamples}</p>}
    </fieldset>
  );
}
