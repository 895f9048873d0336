import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../language/useLanguage';
import styles from './runs.module.css';

/** A name that is changed where it stands: Enter or leaving the field keeps it, Escape does not. */
export function RunName({
  name,
  onRename,
}: {
  readonly name: string;
  readonly onRename: (name: string) => void;
}) {
  const { runs: runsText } = useLanguage();
  const [draft, setDraft] = useState<string | undefined>();
  const field = useRef<HTMLInputElement>(null);
  const pencil = useRef<HTMLButtonElement>(null);
  /** The focus goes to the field when it opens, and back when a key closed it. */
  const wasClosedByKey = useRef(false);
  const isOpen = draft !== undefined;
  useEffect(() => {
    if (isOpen) field.current?.select();
    else if (wasClosedByKey.current) pencil.current?.focus();
    wasClosedByKey.current = false;
  }, [isOpen]);
  const keep = (): void => {
    if (draft !== undefined && draft.trim() !== '' && draft !== name) onRename(draft);
    setDraft(undefined);
  };
  if (draft === undefined)
    return (
      <span className={styles.name}>
        <span dir="auto">{name}</span>
        <button
          ref={pencil}
          type="button"
          className={styles.pencil}
          aria-label={runsText.renameThis(name)}
          title={runsText.renameThis(name)}
          onClick={() => setDraft(name)}
        >
          ✎
        </button>
      </span>
    );
  return (
    <input
      ref={field}
      className={styles.newName}
      aria-label={runsText.newName}
      dir="auto"
      value={draft}
      onChange={({ target }) => setDraft(target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        wasClosedByKey.current = true;
        if (event.key === 'Enter') keep();
        else setDraft(undefined);
      }}
    />
  );
}
