import { type ReactNode, useMemo, useRef, useState } from 'react';
import type uPlot from 'uplot';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { download } from '../parts/download';
import layout from '../parts/layout.module.css';
import { Chart } from './Chart';
import { FigureTable } from './FigureTable';
import type { Line } from './options';
import { pictureOf } from './picture';
import type { ChartColumns } from './series';

/** A chart with its sentence, its table and its picture; numbers only while there are too few points for a curve. */
export function ChartCard({
  title,
  fileName,
  points,
  summary,
  note,
  xName,
  height,
  isLog,
  isShare = false,
  lines,
  read,
  subscribe,
  isFrozen,
}: {
  readonly title: string;
  readonly fileName: string;
  /** Whether there are enough points for a curve. */
  readonly points: boolean;
  /** The chart in one line, for everybody who does not see it. */
  readonly summary: ReactNode;
  readonly note?: string | undefined;
  readonly xName: string;
  readonly height: number;
  readonly isLog: boolean;
  readonly isShare?: boolean;
  readonly lines: readonly Line[];
  readonly read: () => ChartColumns;
  readonly subscribe: (listener: () => void) => () => void;
  readonly isFrozen: boolean;
}) {
  const { chart: chartText } = useLanguage();
  const plot = useRef<uPlot | undefined>(undefined);
  const onPlot = useMemo(
    () => (made: uPlot | undefined) => {
      plot.current = made;
    },
    [],
  );
  const [isTable, setTable] = useState(false);
  const save = async (): Promise<void> => {
    if (plot.current === undefined) return;
    const picture = await pictureOf(plot.current, title);
    if (picture !== undefined) download(`${fileName}.png`, picture);
  };
  return (
    <Card
      title={title}
      aside={
        points ? (
          <div className={layout.row}>
            <Button look="quiet" label={chartText.tableOf(title)} onPress={() => setTable(!isTable)}>
              {isTable ? chartText.asChart : chartText.asTable}
            </Button>
            <Button look="quiet" label={chartText.pictureOf(title)} onPress={() => void save()}>
              {chartText.picture}
            </Button>
          </div>
        ) : null
      }
    >
      <div className={layout.stack}>
        {points && !isTable ? (
          <Chart
            label={title}
            xName={xName}
            height={height}
            isLog={isLog}
            isShare={isShare}
            lines={lines}
            read={read}
            subscribe={subscribe}
            isFrozen={isFrozen}
            onPlot={onPlot}
          />
        ) : null}
        {points && isTable ? (
          <FigureTable title={title} names={[xName, ...lines.map(lineName)]} read={read} isShare={isShare} />
        ) : null}
        <p className={layout.soft}>{summary}</p>
        {note === undefined ? null : <p className={layout.soft}>{note}</p>}
      </div>
    </Card>
  );
}

const lineName = (line: Line): string => ('look' in line ? line.name : line.label);
