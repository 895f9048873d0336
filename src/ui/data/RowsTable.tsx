// biome-ignore-all lint/a11y/useSemanticElements: only the rows in view exist, which a table element cannot say
// biome-ignore-all lint/a11y/useFocusableInteractive: rows and headers of a table are not operated
import type { Ref, RefObject } from 'react';
import { own } from '../../base/own';
import type { Severity } from '../../data/severity';
import type { DataReport, RowPreview } from '../../prompt/deskReport';
import { useLanguage } from '../language/useLanguage';
import layout from '../parts/layout.module.css';
import styles from './RowsTable.module.css';
import { headHeight, rowHeight, tableColumns } from './tableColumns';
import type { TallRows } from './useTallRows';

export interface RowsTableProps {
  readonly report: DataReport;
  readonly samples: readonly RowPreview[];
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly rows: TallRows;
  readonly rowAt: (index: number) => RowPreview | undefined;
  /** The row that Tab leads to. */
  readonly current: number;
  readonly currentRef: Ref<HTMLButtonElement>;
  readonly openLine: number | undefined;
  readonly marks: ReadonlyMap<number, Severity>;
  readonly onOpen: (index: number) => void;
  /** Up or down by so many rows. */
  readonly onMove: (by: number) => void;
}

/** All usable rows as a table that says how many it has; only those in view are in the page. */
export function RowsTable({ report, samples, frame, rows, ...others }: RowsTableProps) {
  const { data: dataText } = useLanguage();
  const columns = tableColumns(report, samples);
  const style = { gridTemplateColumns: columns.template };
  const width = { minInlineSize: columns.width };
  return (
    <div
      ref={frame}
      className={`${layout.scroll} ${styles.frame}`}
      role="table"
      aria-label={dataText.rowsTable}
      aria-rowcount={report.rows + 1}
      aria-colcount={columns.names.length + (columns.hasTasknames ? 2 : 1)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <div role="rowgroup" className={styles.head} style={{ ...width, blockSize: headHeight }}>
        <div role="row" aria-rowindex={1} className={styles.row} style={style}>
          <HeadCell>{dataText.line}</HeadCell>
          {columns.hasTasknames ? <HeadCell>{dataText.taskname}</HeadCell> : null}
          {columns.names.map((name) => (
            <HeadCell key={name}>{name}</HeadCell>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.body} style={{ ...width, blockSize: rows.height }}>
        {rows.items.map(({ index, top }) => (
          <TableRow key={index} index={index} top={top} style={style} columns={columns} {...others} />
        ))}
      </div>
    </div>
  );
}

function TableRow({
  index,
  top,
  style,
  columns,
  rowAt,
  current,
  currentRef,
  openLine,
  marks,
  onOpen,
  onMove,
}: Omit<RowsTableProps, 'report' | 'samples' | 'frame' | 'rows'> & {
  readonly index: number;
  readonly top: number;
  readonly style: { readonly gridTemplateColumns: string };
  readonly columns: ReturnType<typeof tableColumns>;
}) {
  const { data: dataText, format } = useLanguage();
  const row = rowAt(index);
  const isCurrent = index === current;
  const mark = row === undefined ? undefined : marks.get(row.line);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={`${styles.row} ${styles.placed} ${row !== undefined && row.line === openLine ? styles.open : ''}`}
      style={{ ...style, blockSize: rowHeight, transform: `translateY(${top}px)` }}
    >
      <div role="cell" className={`${styles.cell} ${layout.number}`}>
        <button
          ref={isCurrent ? currentRef : null}
          type="button"
          className={styles.opener}
          tabIndex={isCurrent ? 0 : -1}
          aria-expanded={row !== undefined && row.line === openLine}
          onClick={() => onOpen(index)}
          onKeyDown={(event) => {
            const by = moves[event.key];
            if (by === undefined) return;
            event.preventDefault();
            onMove(by);
          }}
        >
          {row === undefined ? '…' : format.whole(row.line)}
        </button>
        {mark === undefined ? null : (
          <span className={`${styles.mark} ${styles[mark]}`} title={dataText.hasProblem}>
            <span className={layout.hidden}>{dataText.hasProblem}</span>
          </span>
        )}
      </div>
      {columns.hasTasknames ? <Cell>{row?.taskname ?? ''}</Cell> : null}
      {columns.names.map((name) => (
        <Cell key={name}>{cellText(row, name)}</Cell>
      ))}
    </div>
  );
}

const moves: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

const cellText = (row: RowPreview | undefined, name: string): string =>
  row === undefined ? '' : (own(row.fields, name) ?? (row.notText && own(row.notText, name) ? '▫' : ''));

function HeadCell({ children }: { readonly children: string }) {
  return (
    <div role="columnheader" className={styles.headCell} dir="auto">
      {children}
    </div>
  );
}

function Cell({ children }: { readonly children: string }) {
  return (
    <div role="cell" className={styles.cell} dir="auto">
      {children}
    </div>
  );
}
