import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { TaskTemplate } from '../../prompt/taskTemplate';
import type { TemplatePart } from '../../prompt/templateText';
import { useLanguage } from '../language/useLanguage';
import layout from '../parts/layout.module.css';
import type { EditorSession } from './editor/session';
import { PartEditor } from './PartEditor';
import styles from './PartsList.module.css';
import { moveBy, templateParts, withoutPart, withPart, withParts } from './templateParts';

/** The template as a list, one line for each part: nothing in it needs a mouse. */
export function PartsList({
  template,
  fields,
  apply,
}: {
  readonly template: TaskTemplate;
  readonly fields: readonly string[];
  readonly apply: EditorSession['apply'];
}) {
  const { parts: text } = useLanguage().template;
  const list = useRef<HTMLOListElement>(null);
  const [focus, setFocus] = useState<{ readonly part: number; readonly action: string } | undefined>();
  useEffect(() => {
    if (focus === undefined) return;
    const row = list.current?.children[focus.part];
    const button = row?.querySelector<HTMLElement>(
      `[data-action="${focus.action}"]:not([aria-disabled="true"])`,
    );
    (button ?? row?.querySelector<HTMLElement>('[data-action]:not([aria-disabled="true"])'))?.focus();
    setFocus(undefined);
  }, [focus]);

  const parts = templateParts(template);
  let slots = 0;
  if (parts.length === 0) return <p className={layout.soft}>{text.none}</p>;
  return (
    <ol ref={list} className={styles.list} aria-label={text.label}>
      {parts.map((part, i) => {
        if (part.kind === 'slot') slots += 1;
        const move = (step: -1 | 1): void => {
          const moved = moveBy(template, i, step);
          apply(moved.template, 'move.part', 'own', moved);
          setFocus({ part: partAt(moved.template, moved.start), action: step < 0 ? 'up' : 'down' });
        };
        const what = text.part(i + 1, describe(part, text));
        return (
          // Parts have no identity beside their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={i} className={`${styles.row} ${styles[part.kind]}`}>
            <span className={styles.kind}>{text.kind[part.kind]}</span>
            <PartEditor
              part={part}
              place={i + 1}
              slot={slots - 1}
              template={template}
              fields={fields}
              onPart={(next, step) => apply(withPart(template, i, next), 'input.type.part', step)}
              onTemplate={(next, key) => apply(next, 'input.size', { key })}
              onRemove={() => apply(withoutPart(template, i), 'delete.part')}
            />
            <span className={styles.actions}>
              <Press
                action="up"
                label={text.up(what)}
                offBecause={i === 0 ? text.first : undefined}
                onPress={() => move(-1)}
              >
                ↑
              </Press>
              <Press
                action="down"
                label={text.down(what)}
                offBecause={i === parts.length - 1 ? text.last : undefined}
                onPress={() => move(1)}
              >
                ↓
              </Press>
              <Press
                action="remove"
                label={text.remove(what)}
                onPress={() => {
                  apply(withoutPart(template, i), 'delete.part');
                  setFocus({ part: Math.max(0, Math.min(i, parts.length - 2)), action: 'remove' });
                }}
              >
                ×
              </Press>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function Press({
  action,
  label,
  offBecause,
  onPress,
  children,
}: {
  readonly action: string;
  readonly label: string;
  readonly offBecause?: string | undefined;
  readonly onPress: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={styles.press}
      data-action={action}
      aria-label={label}
      aria-disabled={offBecause !== undefined}
      aria-description={offBecause}
      title={offBecause}
      onClick={offBecause === undefined ? onPress : undefined}
    >
      {children}
    </button>
  );
}

type PartsText = ReturnType<typeof useLanguage>['template']['parts'];

function describe(part: TemplatePart, text: PartsText): string {
  switch (part.kind) {
    case 'text':
      return text.words(part.text);
    case 'field':
      return part.name;
    case 'slot':
      return text.kind.slot;
  }
}

/** The part that starts at a place of the text. */
function partAt(template: TaskTemplate, start: number): number {
  let end = 0;
  const parts = templateParts(template);
  const lengths = parts.map((_, i) => withParts(template, parts.slice(0, i)).promptTemplate.length);
  for (const [i, place] of lengths.entries()) if (place <= start) end = i;
  return end;
}
