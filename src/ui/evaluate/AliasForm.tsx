import { useId } from 'react';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Field } from '../parts/Field';
import { TextField } from '../parts/fields';
import fields from '../parts/fields.module.css';
import styles from './evaluate.module.css';

export interface AliasDraft {
  readonly from: string;
  readonly to: string;
}

/** An answer and what it counts as; the task's labels are offered for the latter. */
export function AliasForm({
  draft,
  labels,
  onChange,
  onAdd,
}: {
  readonly draft: AliasDraft;
  readonly labels: readonly string[];
  readonly onChange: (draft: AliasDraft) => void;
  readonly onAdd: (from: string, to: string) => void;
}) {
  const { judged: resultText } = useLanguage();
  const id = useId();
  const from = draft.from.trim();
  const to = draft.to.trim();
  const reason =
    from === '' || to === '' ? resultText.needsBoth : from === to ? resultText.sameName : undefined;
  return (
    <div className={styles.aliasForm}>
      <TextField
        label={resultText.from}
        value={draft.from}
        onChange={(value) => onChange({ ...draft, from: value })}
      />
      <Field id={id} label={resultText.to}>
        {() => (
          <>
            <input
              id={id}
              className={fields.input}
              type="text"
              dir="auto"
              autoComplete="off"
              spellCheck={false}
              list={`${id}-labels`}
              value={draft.to}
              onChange={({ target }) => onChange({ ...draft, to: target.value })}
              onKeyDown={({ key }) => {
                if (key === 'Enter' && reason === undefined) onAdd(from, to);
              }}
            />
            <datalist id={`${id}-labels`}>
              {labels.map((label) => (
                <option key={label} value={label.trim()} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Button disabledBecause={reason} onPress={() => onAdd(from, to)}>
        {resultText.add}
      </Button>
    </div>
  );
}
