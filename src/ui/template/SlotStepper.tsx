import type { TaskTemplate } from '../../prompt/taskTemplate';
import { usualSlotSize } from '../../prompt/templateFix';
import { useLanguage } from '../language/useLanguage';
import { NumberField } from '../parts/fields';
import { HoldButton } from './HoldButton';
import styles from './SlotStepper.module.css';
import { withSlotSize } from './templateRoles';

export const mostPerSlot = 512;

/** The size of a slot: a number between two buttons. Repeated steps are one step of undo. */
export function SlotStepper({
  template,
  slot,
  label,
  onChange,
}: {
  readonly template: TaskTemplate;
  /** Counted from 0, as its marker. */
  readonly slot: number;
  readonly label: string;
  readonly onChange: (next: TaskTemplate, key: string) => void;
}) {
  const { editor } = useLanguage().template;
  const size = template.virtualTokenSplits[slot] ?? usualSlotSize;
  const set = (next: number): void => {
    if (next < 1 || next > mostPerSlot || next === size) return;
    onChange(withSlotSize(template, slot, next), `size ${slot}`);
  };
  return (
    <div className={styles.stepper}>
      <HoldButton
        label={editor.fewer}
        sign="−"
        onStep={() => set(size - 1)}
        disabledBecause={size <= 1 ? editor.fewest : undefined}
      />
      <div className={styles.number}>
        <NumberField label={label} value={size} onChange={set} min={1} max={mostPerSlot} />
      </div>
      <HoldButton
        label={editor.more}
        sign="+"
        onStep={() => set(size + 1)}
        disabledBecause={size >= mostPerSlot ? editor.most(mostPerSlot) : undefined}
      />
    </div>
  );
}
