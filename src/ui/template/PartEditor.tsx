import { useState } from 'react';
import type { TaskTemplate } from '../../prompt/taskTemplate';
import type { TemplatePart } from '../../prompt/templateText';
import { useLanguage } from '../language/useLanguage';
import { roleOf } from './editor/chipFacts';
import type { UndoStep } from './editor/session';
import styles from './PartsList.module.css';
import { SlotStepper } from './SlotStepper';

/** A part edited in its line: words, the column of a field, the size of a slot. */
export function PartEditor({
  part,
  place,
  slot,
  template,
  fields,
  onPart,
  onTemplate,
  onRemove,
}: {
  readonly part: TemplatePart;
  readonly place: number;
  /** The number of the slot, if it is one. */
  readonly slot: number;
  readonly template: TaskTemplate;
  readonly fields: readonly string[];
  readonly onPart: (next: TemplatePart, step: UndoStep) => void;
  readonly onTemplate: (next: TaskTemplate, key: string) => void;
  readonly onRemove: () => void;
}) {
  const { parts: text, editor } = useLanguage().template;
  switch (part.kind) {
    case 'text':
      return (
        <WordsEditor
          words={part.text}
          label={text.textOf(place)}
          onChange={(words) => onPart({ kind: 'text', text: words }, 'typing')}
          onRemove={onRemove}
        />
      );
    case 'field': {
      const names = fields.includes(part.name) ? fields : [part.name, ...fields];
      const role = roleOf(template, part.name);
      return (
        <span className={styles.beside}>
          <select
            className={styles.input}
            aria-label={text.fieldOf(place)}
            value={part.name}
            onChange={({ target }) => onPart({ kind: 'field', name: target.value }, 'own')}
          >
            {names.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
          {role === 'plain' ? null : (
            <small className={styles.note}>{editor.chipNote({ kind: 'field', name: part.name, role })}</small>
          )}
        </span>
      );
    }
    case 'slot':
      return (
        <SlotStepper template={template} slot={slot} label={text.sizeOf(slot + 1)} onChange={onTemplate} />
      );
  }
}

/** Words of the template. Emptied, they stay as a line until it is left, so that others can be typed instead. */
function WordsEditor({
  words,
  label,
  onChange,
  onRemove,
}: {
  readonly words: string;
  readonly label: string;
  readonly onChange: (words: string) => void;
  readonly onRemove: () => void;
}) {
  const { parts: text } = useLanguage().template;
  const [isEmptied, setEmptied] = useState(false);
  const spaces = /^ +$/.test(words) && !isEmptied ? words.length : 0;
  return (
    <span className={styles.beside}>
      <textarea
        className={`${styles.input} ${styles.words}`}
        aria-label={label}
        dir="auto"
        spellCheck={false}
        rows={Math.min(6, words.split('\n').length)}
        value={isEmptied ? '' : words}
        onChange={({ target }) => {
          setEmptied(target.value === '');
          if (target.value !== '') onChange(target.value);
        }}
        onBlur={() => {
          if (isEmptied) onRemove();
          setEmptied(false);
        }}
      />
      {spaces === 0 ? null : <small className={styles.note}>{text.spaces(spaces)}</small>}
    </span>
  );
}
