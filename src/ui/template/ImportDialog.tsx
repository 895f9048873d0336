import { useEffect, useId, useRef, useState } from 'react';
import { type NemoImport, readNemoConfig } from '../../prompt/nemoConfig';
import type { TaskTemplate } from '../../prompt/taskTemplate';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { TextField } from '../parts/fields';
import layout from '../parts/layout.module.css';
import styles from './ImportDialog.module.css';
import { ImportedTasks } from './ImportedTasks';

type Read = { readonly kind: 'reading' | 'failed' } | { readonly kind: 'read'; readonly found: NemoImport };

export interface ImportDialogProps {
  /** The configuration that was pasted or dropped; undefined asks for one. */
  readonly given: string | undefined;
  readonly current: TaskTemplate;
  readonly onReplace: (template: TaskTemplate) => void;
  readonly onAdd: (templates: readonly TaskTemplate[]) => void;
  /** Undefined where there is no text to paste into. */
  readonly onPlain: ((text: string) => void) | undefined;
  readonly onClose: () => void;
}

/** NeMo configuration on its way in: what each key would become, before anything changes. */
export function ImportDialog({ given, current, onReplace, onAdd, onPlain, onClose }: ImportDialogProps) {
  const { import: text } = useLanguage().template;
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [source, setSource] = useState(given);
  const [draft, setDraft] = useState('');
  const [read, setRead] = useState<Read>({ kind: 'reading' });
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  useEffect(() => {
    if (source === undefined) return;
    let isWanted = true;
    void readNemoConfig(source).then((found) => {
      if (!isWanted) return;
      setRead(found === undefined || found.tasks.length === 0 ? { kind: 'failed' } : { kind: 'read', found });
    });
    return () => {
      isWanted = false;
    };
  }, [source]);
  useEffect(() => {
    if (read.kind === 'read') dialog.current?.querySelector<HTMLElement>('select, button')?.focus();
  }, [read]);
  const close = (): void => dialog.current?.close();
  const done = (action: () => void): void => {
    close();
    action();
  };
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={title} onClose={onClose}>
      <div className={layout.stack}>
        <h2 id={title} className={styles.title}>
          {text.title}
        </h2>
        {source === undefined ? (
          <>
            <TextField label={text.pasteLabel} value={draft} onChange={setDraft} rows={8} isCode />
            <div className={layout.row}>
              <Button
                look="main"
                onPress={() => setSource(draft)}
                disabledBecause={draft.trim() === '' ? text.nothingToRead : undefined}
              >
                {text.read}
              </Button>
              <Button look="quiet" onPress={close}>
                {text.cancel}
              </Button>
            </div>
          </>
        ) : (
          <>
            {read.kind === 'reading' ? <p className={layout.soft}>{text.reading}</p> : null}
            {read.kind === 'failed' ? (
              <p>
                {text.notConfig} {onPlain === undefined ? '' : text.notConfigHint}
              </p>
            ) : null}
            {read.kind === 'read' ? (
              <ImportedTasks
                found={read.found}
                current={current}
                onReplace={(template) => done(() => onReplace(template))}
                onAdd={(templates) => done(() => onAdd(templates))}
              />
            ) : null}
            <div className={layout.row}>
              {onPlain === undefined ? null : (
                <Button look="quiet" onPress={() => done(() => onPlain(source))}>
                  {text.plain}
                </Button>
              )}
              <Button look="quiet" onPress={close}>
                {text.cancel}
              </Button>
            </div>
          </>
        )}
      </div>
    </dialog>
  );
}
