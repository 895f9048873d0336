import { useEffect, useRef, useState } from 'react';
import { own } from '../../base/own';
import { dataSeverity, type Severity } from '../../data/severity';
import type { RowPreview } from '../../prompt/deskReport';
import { problemsOfPart } from '../../studio/foundProblems';
import type { PartName, PartState } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { NumberField } from '../parts/fields';
import { useStudio, useStudioState } from '../studioContext';
import { hasRow } from './offers';
import { RowDetails } from './RowDetails';
import styles from './RowsCard.module.css';
import { RowsTable } from './RowsTable';
import { headHeight, rowHeight } from './tableColumns';
import { useRowPages } from './useRowPages';
import { useTallRows } from './useTallRows';

/** A line to be shown; a new object asks again. */
export interface Aim {
  readonly line: number;
}

/** All usable rows; one of them can be opened to be read as a whole and edited. */
export function RowsCard({ part, aim }: { readonly part: PartName; readonly aim: Aim | undefined }) {
  const { data: dataText } = useLanguage();
  const studio = useStudio();
  const state = useStudioState(({ data }) => data[part]);
  const frame = useRef<HTMLDivElement>(null);
  const card = useRef<HTMLDivElement>(null);
  const [line, setLine] = useState(1);
  const [current, setCurrent] = useState(0);
  const report = state.kind === 'ready' ? state.report : undefined;
  const [opening, setOpening] = useState<{ readonly row: RowPreview | undefined; readonly of: unknown }>();
  // A row of another reading is no longer what it says.
  const opened = opening?.of === report ? opening?.row : undefined;
  const setOpened = (row: RowPreview | undefined): void => setOpening({ row, of: report });
  const count = report?.rows ?? 0;
  const rowAt = useRowPages(part, state);
  const rows = useTallRows(frame, { count, rowHeight, headHeight, alwaysThere: current });
  const marks = marksOf(state);
  const opener = useRef<HTMLButtonElement>(null);
  /** The row that gets the focus as soon as it is the current one and there, and where the focus was when it was asked for. */
  const focusOn = useRef<{ readonly index: number; readonly from: Element | null } | undefined>(undefined);
  const focusSoon = (index: number, from = document.activeElement): void => {
    focusOn.current = { index, from };
  };
  useEffect(() => {
    const wanted = focusOn.current;
    if (wanted?.index !== current || opener.current === null) return;
    focusOn.current = undefined;
    // Whoever has gone elsewhere meanwhile stays there.
    const { activeElement } = document;
    if (activeElement !== wanted.from && activeElement !== document.body) return;
    opener.current.focus({ preventScroll: true });
    // The row itself may still stand where the scrolling before it left it; `reveal` has scrolled the table to it.
    frame.current?.scrollIntoView({ block: 'nearest' });
  });

  const jump = async (to: number): Promise<void> => {
    const from = document.activeElement;
    setLine(to);
    const index = Math.min(await studio.data.rowIndexOfLine(part, to), count - 1);
    setCurrent(index);
    rows.reveal(index, 'start');
    focusSoon(index, from);
    const [row] = await studio.data.rows(part, index, index + 1);
    setOpened(row);
  };
  const jumpNow = useRef(jump);
  jumpNow.current = jump;
  useEffect(() => {
    if (aim === undefined) return;
    card.current?.scrollIntoView({ block: 'start' });
    void jumpNow.current(aim.line);
  }, [aim]);

  if (state.kind !== 'ready' || count === 0) return null;
  const next = nextMark(marks, opened?.line ?? 0);
  const close = (): void => {
    setOpened(undefined);
    focusSoon(current);
  };
  return (
    <div ref={card} className={styles.card}>
      <Card
        title={dataText.rows}
        lead={`${dataText.rowsLead(count)} ${dataText.openRow}`}
        aside={
          <div className={styles.jump}>
            {next === undefined ? null : (
              <Button onPress={() => void jump(next)}>{dataText.nextProblem}</Button>
            )}
            <NumberField
              label={dataText.jumpLine}
              value={line}
              onChange={setLine}
              min={1}
              max={state.report.lines}
            />
            <Button onPress={() => void jump(line)}>{dataText.jump}</Button>
          </div>
        }
      >
        <RowsTable
          report={state.report}
          samples={state.firstRows}
          frame={frame}
          rows={rows}
          rowAt={rowAt}
          current={current}
          currentRef={opener}
          openLine={opened?.line}
          marks={marks}
          onOpen={(index) => {
            setCurrent(index);
            const row = rowAt(index);
            setOpened(row?.line === opened?.line ? undefined : row);
          }}
          onMove={(by) => {
            const index = Math.min(Math.max(current + by, 0), count - 1);
            setCurrent(index);
            rows.reveal(index);
            focusSoon(index);
          }}
        />
        {opened === undefined ? null : (
          <RowDetails
            key={opened.line}
            part={part}
            row={opened}
            fields={state.report.fieldNames.flatMap((name) => {
              const text = own(opened.fields, name);
              return text === undefined ? [] : [{ name, text }];
            })}
            onClose={close}
          />
        )}
      </Card>
    </div>
  );
}

/** Lines of rows that have a listed problem, with the worst of it; notes are not worth a mark. */
function marksOf(state: PartState): ReadonlyMap<number, Severity> {
  const marks = new Map<number, Severity>();
  for (const problem of problemsOfPart(state).problems) {
    const severity = dataSeverity(problem);
    if (problem.line === undefined || severity === 'note' || !hasRow(problem)) continue;
    if (severity === 'error' || !marks.has(problem.line)) marks.set(problem.line, severity);
  }
  return marks;
}

/** The next marked line behind this one; the first of all after the last. */
function nextMark(marks: ReadonlyMap<number, Severity>, line: number): number | undefined {
  const lines = [...marks.keys()].sort((a, b) => a - b);
  return lines.find((each) => each > line) ?? lines[0];
}
