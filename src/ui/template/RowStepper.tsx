import type { EncodedPreview } from '../../prompt/deskReport';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';

/** From row to row: one by one, to the longest, and to those that are cut or left out. */
export function RowStepper({ preview }: { readonly preview: EncodedPreview }) {
  const { preview: text } = useLanguage().template;
  const studio = useStudio();
  const row = useStudioState((state) => state.templates.row);
  const show = studio.templates.showRow;
  const { rows, troubled, longestRow, tokens, line } = preview;
  const earlier = troubled.findLast((each) => each < row);
  const later = troubled.find((each) => each > row);
  const noTrouble = troubled.length === 0 ? text.noTrouble : text.noTroubleThere;
  return (
    <div className={layout.stack}>
      <div className={layout.row}>
        <Button onPress={() => show(row - 1)} disabledBecause={row === 0 ? text.noEarlier : undefined}>
          {text.previous}
        </Button>
        <Button onPress={() => show(row + 1)} disabledBecause={row + 1 >= rows ? text.noLater : undefined}>
          {text.next}
        </Button>
        {longestRow === undefined ? null : (
          <Button
            onPress={() => show(longestRow)}
            disabledBecause={longestRow === row ? text.atLongest : undefined}
          >
            {text.longestRow}
          </Button>
        )}
        <Button
          onPress={() => show(earlier ?? row)}
          disabledBecause={earlier === undefined ? noTrouble : undefined}
        >
          {text.previousTrouble}
        </Button>
        <Button
          onPress={() => show(later ?? row)}
          disabledBecause={later === undefined ? noTrouble : undefined}
        >
          {text.nextTrouble}
        </Button>
      </div>
      <p className={`${layout.soft} ${layout.number}`}>{text.position(row + 1, rows, line, tokens.length)}</p>
    </div>
  );
}
