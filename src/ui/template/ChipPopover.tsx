import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { TaskTemplate } from '../../prompt/taskTemplate';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Switch } from '../parts/fields';
import layout from '../parts/layout.module.css';
import styles from './ChipPopover.module.css';
import type { PlacedChip } from './editor/chipFacts';
import { SlotStepper } from './SlotStepper';
import { withAnswer, withCut } from './templateRoles';

export interface ChipPopoverProps {
  readonly placed: PlacedChip;
  readonly template: TaskTemplate;
  /** Where the chip stands in the frame, in pixels from its top left. */
  readonly place: { readonly left: number; readonly top: number };
  readonly sample: string | undefined;
  readonly onChange: (next: TaskTemplate, key?: string) => void;
  readonly onMove: (step: -1 | 1) => void;
  readonly onRemove: () => void;
  /** Closes; the editor takes the focus back unless the user has put it elsewhere. */
  readonly onClose: (giveFocusBack: boolean) => void;
}

/** The settings of one chip, under it. Not modal: Escape, Done or going elsewhere closes it. */
export function ChipPopover(props: ChipPopoverProps) {
  const { placed, place, onMove, onRemove, onClose } = props;
  const { editor } = useLanguage().template;
  const frame = useRef<HTMLDivElement>(null);
  const title = useId();
  useEffect(() => {
    frame.current?.querySelector<HTMLElement>('input, button')?.focus();
  }, []);
  return (
    <div
      ref={frame}
      className={styles.popover}
      role="dialog"
      aria-labelledby={title}
      style={{ left: `clamp(0px, ${place.left}px, calc(100% - min(430px, 100%)))`, top: place.top }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose(true);
      }}
      onBlur={({ relatedTarget, currentTarget }) => {
        if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) onClose(false);
      }}
    >
      <h3 id={title} className={styles.title} dir="auto">
        {editor.popover(placed.chip)}
      </h3>
      <Settings {...props} />
      <div className={layout.row}>
        <Button onPress={() => onMove(-1)}>{editor.moveLeft}</Button>
        <Button onPress={() => onMove(1)}>{editor.moveRight}</Button>
        <Button look="danger" onPress={onRemove}>
          {editor.remove}
        </Button>
        <Button look="quiet" onPress={() => onClose(true)}>
          {editor.close}
        </Button>
      </div>
    </div>
  );
}

function Settings({ placed: { chip }, template, sample, onChange }: ChipPopoverProps): ReactNode {
  const { editor } = useLanguage().template;
  if (chip.kind === 'slot')
    return <SlotStepper template={template} slot={chip.number - 1} label={editor.size} onChange={onChange} />;
  const { name } = chip;
  return (
    <>
      <Switch
        label={editor.isAnswer}
        help={editor.isAnswerHelp}
        value={template.answerField === name}
        onChange={(isAnswer) => onChange(withAnswer(template, name, isAnswer))}
      />
      <Switch
        label={editor.isCut}
        help={editor.isCutHelp}
        value={template.truncateField === name}
        onChange={(isCut) => onChange(withCut(template, name, isCut))}
      />
      <p className={`${layout.small} ${layout.soft}`}>
        {sample === undefined ? (
          editor.noSample
        ) : (
          <>
            {editor.sample}{' '}
            <q className={styles.sample} dir="auto">
              {sample}
            </q>
          </>
        )}
      </p>
    </>
  );
}
