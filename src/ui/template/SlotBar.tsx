import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { TaskTemplate } from '../../prompt/taskTemplate';
import { useLanguage } from '../language/useLanguage';
import { NumberField } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { chipsOf } from './editor/chipFacts';
import styles from './SlotBar.module.css';
import { mostPerSlot } from './SlotStepper';
import { withBorderMoved, withSlotSize } from './templateRoles';

/** How the total divides over the slots: borders to drag or step, and a number for each. */
export function SlotBar({
  template,
  onChange,
}: {
  readonly template: TaskTemplate;
  readonly onChange: (next: TaskTemplate, key: string) => void;
}) {
  const { bar: text } = useLanguage().template;
  const track = useRef<HTMLDivElement>(null);
  const sizes = chipsOf(template).flatMap(({ chip }) => (chip.kind === 'slot' ? [chip.size] : []));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (sizes.length === 0) return <p className={layout.soft}>{text.none}</p>;
  return (
    <fieldset className={styles.bar}>
      <legend className={styles.legend}>
        {text.title} <span className={styles.total}>{text.total(total)}</span>
      </legend>
      <div ref={track} className={styles.track}>
        {sizes.map((size, i) => (
          // Slots have no identity beside their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <div key={i} className={styles.slot} style={{ flexGrow: size }}>
            <span className={styles.size}>{size}</span>
            {i + 1 < sizes.length ? (
              <Border
                left={i}
                template={template}
                tokensPerPixel={() => total / (track.current?.clientWidth ?? total)}
                onChange={onChange}
              />
            ) : null}
          </div>
        ))}
      </div>
      <div className={styles.numbers}>
        {sizes.map((size, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <div key={i} className={styles.number}>
            <NumberField
              label={text.slot(i + 1)}
              value={size}
              onChange={(next) => onChange(withSlotSize(template, i, next), `number ${i}`)}
              min={1}
              max={mostPerSlot}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** The border between two neighbours: what one gains the other gives. */
function Border({
  left,
  template,
  tokensPerPixel,
  onChange,
}: {
  readonly left: number;
  readonly template: TaskTemplate;
  readonly tokensPerPixel: () => number;
  readonly onChange: (next: TaskTemplate, key: string) => void;
}) {
  const { bar: text } = useLanguage().template;
  const grip = useRef<{ readonly x: number; readonly from: TaskTemplate } | undefined>(undefined);
  const a = template.virtualTokenSplits[left] ?? 1;
  const b = template.virtualTokenSplits[left + 1] ?? 1;
  const isMirrored = (element: Element): boolean => getComputedStyle(element).direction === 'rtl';
  const move = (tokens: number, from = template): void =>
    onChange(withBorderMoved(from, left, tokens), `border ${left}`);
  const drag = (event: PointerEvent): void => {
    if (grip.current === undefined) return;
    const pixels = (event.clientX - grip.current.x) * (isMirrored(event.currentTarget) ? -1 : 1);
    move(pixels * tokensPerPixel(), grip.current.from);
  };
  const step = (event: KeyboardEvent): void => {
    const forward = isMirrored(event.currentTarget) ? 'ArrowLeft' : 'ArrowRight';
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: forward === 'ArrowLeft' ? 1 : -1,
      ArrowRight: forward === 'ArrowRight' ? 1 : -1,
      ArrowUp: 1,
      ArrowDown: -1,
      PageUp: 5,
      PageDown: -5,
      Home: 1 - a,
      End: b - 1,
    };
    const tokens = steps[event.key];
    if (tokens === undefined) return;
    event.preventDefault();
    move(tokens);
  };
  return (
    <div
      className={styles.border}
      role="slider"
      tabIndex={0}
      aria-label={text.border(left + 1)}
      aria-valuemin={1}
      aria-valuemax={a + b - 1}
      aria-valuenow={a}
      aria-valuetext={text.borderValue(left + 1, a, b)}
      onKeyDown={step}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = { x: event.clientX, from: template };
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        grip.current = undefined;
      }}
      onPointerCancel={() => {
        grip.current = undefined;
      }}
    />
  );
}
