import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import styles from './EditableName.module.css';

/**
 * A name that is changed where it stands: Enter or leaving the field keeps it, Escape does not. A name that cannot be
 * is said at once; Enter then keeps the field open, and leaving it puts the old name back.
 */
export function EditableName({
  name,
  editLabel,
  fieldLabel,
  faultOf = () => undefined,
  onRename,
}: {
  readonly name: string;
  /** What the button says that opens the field. */
  readonly editLabel: string;
  readonly fieldLabel: string;
  /** Why it cannot be called so; undefined when it can. */
  readonly faultOf?: (name: string) => string | undefined;
  readonly onRename: (name: string) => void;
}) {
  const id = useId();
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
  const isNew = draft !== undefined && draft.trim() !== '' && draft.trim() !== name;
  const fault = isNew ? faultOf(draft.trim()) : undefined;
  const keep = (): void => {
    if (isNew && fault === undefined) onRename(draft.trim());
    setDraft(undefined);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    if (event.key === 'Enter' && fault !== undefined) return;
    wasClosedByKey.current = true;
    if (event.key === 'Enter') keep();
    else setDraft(undefined);
  };
  if (draft === undefined)
    return (
      <span className={styles.name}>
        <span dir="auto">{name}</span>
        <button
          ref={pencil}
          type="button"
          className={styles.pencil}
          aria-label={editLabel}
          title={editLabel}
          onClick={() => setDraft(name)}
        >
          ✎
        </button>
      </span>
    );
  return (
    <span className={styles.editing}>
      <input
        ref={field}
        className={styles.field}
        aria-label={fieldLabel}
        aria-invalid={fault !== undefined}
        {...(fault === undefined ? {} : { 'aria-describedby': id })}
        dir="auto"
        value={draft}
        onChange={({ target }) => setDraft(target.value)}
        onBlur={keep}
        onKeyDown={onKeyDown}
      />
      <span id={id} role="status" className={styles.fault}>
        {fault}
      </span>
    </span>
  );
}
