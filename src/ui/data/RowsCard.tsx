// biome-ignore-all lint/a11y/useSemanticElements: only the rows in view exist, which a table element cannot say
// biome-ignore-all lint/a11y/useFocusableInteractive: rows and headers of a table are not operated
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { own } from '../../base/own';
import type { RowPreview } from '../../prompt/deskReport';
import type { PartName } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { NumberField } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import styles from './RowsCard.module.css';
import { useRowPages } from './useRowPages';

const rowHeight = 36;
const columnWidth = 200;

/** All usable rows; only those in view are in the page, and they are fetched as they come. */
export function RowsCard({ part }: { readonly part: PartName }) {
  const { data: dataText, format } = useLanguage();
  const studio = useStudio();
  const state = useStudioState(({ data }) => data[part]);
  const frame = useRef<HTMLDivElement>(null);
  const [line, setLine] = useState(1);
  const rows = state.kind === 'ready' ? state.report.rows : 0;
  const page = useRowPages(part, state);
  const table = useVirtualizer({
    count: rows,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  if (state.kind !== 'ready' || rows === 0) return null;
  const { report } = state;
  const hasTasknames = report.tasknames.some(({ taskname }) => taskname !== undefined);
  const names = report.fieldNames;
  const columns = `88px ${hasTasknames ? '140px ' : ''}repeat(${names.length}, minmax(${columnWidth}px, 1fr))`;
  const width = { minInlineSize: 88 + (hasTasknames ? 140 : 0) + names.length * columnWidth };
  const jump = async (): Promise<void> => {
    const index = await studio.data.rowIndexOfLine(part, line);
    table.scrollToIndex(Math.min(index, rows - 1), { align: 'start' });
    frame.current?.focus();
  };
  return (
    <Card
      title={dataText.rows}
      lead={dataText.rowsLead(rows)}
      aside={
        <div className={styles.jump}>
          <NumberField label={dataText.jumpLine} value={line} onChange={setLine} min={1} max={report.lines} />
          <Button onPress={() => void jump()}>{dataText.jump}</Button>
        </div>
      }
    >
      <div
        ref={frame}
        className={`${layout.scroll} ${styles.frame}`}
        role="table"
        aria-label={dataText.rowsTable}
        aria-rowcount={rows + 1}
        aria-colcount={names.length + (hasTasknames ? 2 : 1)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <div role="rowgroup" className={styles.head} style={width}>
          <div role="row" aria-rowindex={1} className={styles.row} style={{ gridTemplateColumns: columns }}>
            <HeadCell>{dataText.line}</HeadCell>
            {hasTasknames ? <HeadCell>{dataText.taskname}</HeadCell> : null}
            {names.map((name) => (
              <HeadCell key={name}>{name}</HeadCell>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={styles.body} style={{ ...width, blockSize: table.getTotalSize() }}>
          {table.getVirtualItems().map(({ index, start }) => {
            const row = page(index);
            return (
              <div
                key={index}
                role="row"
                aria-rowindex={index + 2}
                className={`${styles.row} ${styles.placed}`}
                style={{ gridTemplateColumns: columns, transform: `translateY(${start}px)` }}
              >
                <Cell isNumber>{row === undefined ? '…' : format.whole(row.line)}</Cell>
                {hasTasknames ? <Cell>{row?.taskname ?? ''}</Cell> : null}
                {names.map((name) => (
                  <Cell key={name}>{cellText(row, name)}</Cell>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </Card>
  );
}

const cellText = (row: RowPreview | undefined, name: string): string =>
  row === undefined ? '' : (own(row.fields, name) ?? (row.notText && own(row.notText, name) ? '▫' : ''));

function HeadCell({ children }: { readonly children: string }) {
  return (
    <div role="columnheader" className={styles.headCell} dir="auto">
      {children}
    </div>
  );
}

function Cell({ children, isNumber = false }: { readonly children: string; readonly isNumber?: boolean }) {
  return (
    <div
      role="cell"
      className={`${styles.cell} ${isNumber ? layout.number : ''}`}
      dir={isNumber ? undefined : 'auto'}
      title={children.length > 40 ? children : undefined}
    >
      {children}
    </div>
  );
}
