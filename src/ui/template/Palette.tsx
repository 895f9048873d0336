import type { DragEvent } from 'react';
import { markerText } from '../../prompt/templateSyntax';
import { useLanguage } from '../language/useLanguage';
import styles from './Palette.module.css';

/** What a palette chip stands for. */
export type Putting =
  | { readonly kind: 'slot' }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'text' };

/** The characters that a chip puts into the text. `slots`: how many there are, so the number that is free. */
export function puttingText(putting: Putting, slots: number): string {
  switch (putting.kind) {
    case 'slot':
      return markerText(slots);
    case 'field':
      return `{${putting.name}}`;
    case 'text':
      return ' ';
  }
}

/** A slot and the columns, to be pressed or dragged into the text. */
export function Palette({
  fields,
  slots,
  hasText,
  onPut,
}: {
  readonly fields: readonly string[];
  /** Slots the template has: a new one takes the next number. */
  readonly slots: number;
  /** Offers a part of words too, where there is nothing to type into. */
  readonly hasText: boolean;
  readonly onPut: (putting: Putting) => void;
}) {
  const { editor, parts } = useLanguage().template;
  const dragging = (putting: Putting) => ({
    draggable: true,
    onDragStart: ({ dataTransfer }: DragEvent) => {
      dataTransfer.setData('text/plain', puttingText(putting, slots));
      dataTransfer.effectAllowed = 'copy';
    },
  });
  const slot: Putting = { kind: 'slot' };
  return (
    <fieldset className={styles.palette} aria-label={editor.palette}>
      <span className={styles.label} aria-hidden="true">
        {editor.palette}
      </span>
      <button
        type="button"
        className={`${styles.chip} ${styles.slot}`}
        onClick={() => onPut(slot)}
        {...dragging(slot)}
      >
        {editor.virtualSlot}
      </button>
      {fields.map((name) => {
        const field: Putting = { kind: 'field', name };
        return (
          <button
            key={name}
            type="button"
            className={styles.chip}
            aria-label={editor.putField(name)}
            onClick={() => onPut(field)}
            {...dragging(field)}
          >
            <span dir="auto">{name}</span>
          </button>
        );
      })}
      {hasText ? (
        <button type="button" className={styles.chip} onClick={() => onPut({ kind: 'text' })}>
          {parts.addText}
        </button>
      ) : null}
    </fieldset>
  );
}
