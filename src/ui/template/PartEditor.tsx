import { useState } from 'react';
import type { TaskTemplate } from '../../prompt/taskTemplate';
import type { TemplatePart } from '../../prompt/templateText';
import { useLanguage } from '../language/useLanguage';
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
  const { parts: text } = useLanguage().template;
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
      return (
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
  const [isEmptied, setEmptied] = useState(false);
  return (
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
  );
}
