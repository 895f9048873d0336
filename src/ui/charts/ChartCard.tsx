import { type ReactNode, useMemo, useRef, useState } from 'react';
import type uPlot from 'uplot';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { download } from '../parts/download';
import layout from '../parts/layout.module.css';
import { Chart, type ChartProps } from './Chart';
import styles from './Chart.module.css';
import { chartCsv } from './chartCsv';
import { FigureTable } from './FigureTable';
import { nameOf } from './lines';
import { pictureOf } from './picture';

export interface ChartCardProps extends Omit<ChartProps, 'label' | 'onPlot'> {
  readonly title: string;
  readonly fileName: string;
  /** Whether there are enough points for a curve. */
  readonly hasCurve: boolean;
  /** The chart in one line, for everybody who does not see it. */
  readonly summary: ReactNode;
  readonly note?: string | undefined;
}

/** A chart with its sentence, its table and what can be taken away; numbers only while there are too few points for a curve. */
export function ChartCard({ title, fileName, hasCurve, summary, note, ...chart }: ChartCardProps) {
  const { chart: chartText } = useLanguage();
  const plot = useRef<uPlot | undefined>(undefined);
  const onPlot = useMemo(
    () => (made: uPlot | undefined) => {
      plot.current = made;
    },
    [],
  );
  const [isTable, setTable] = useState(false);
  const names = [chart.xName, ...chart.lines.map(nameOf)];
  const savePicture = async (): Promise<void> => {
    if (plot.current === undefined) return;
    const picture = await pictureOf(plot.current, title);
    if (picture !== undefined) download(`${fileName}.png`, picture);
  };
  const saveCsv = (): void =>
    download(`${fileName}.csv`, new Blob([chartCsv(names, chart.read())], { type: 'text/csv' }));
  const { isShare = false, read } = chart;
  return (
    <Card
      title={title}
      aside={
        hasCurve ? (
          <div className={styles.tools}>
            <Button look="quiet" label={chartText.tableOf(title)} onPress={() => setTable(!isTable)}>
              {isTable ? chartText.asChart : chartText.asTable}
            </Button>
            <Button
              look="quiet"
              label={chartText.pictureOf(title)}
              onPress={() => void savePicture()}
              disabledBecause={isTable ? chartText.pictureNeedsChart : undefined}
            >
              {chartText.picture}
            </Button>
            <Button look="quiet" label={chartText.csvOf(title)} onPress={saveCsv}>
              {chartText.csv}
            </Button>
          </div>
        ) : null
      }
    >
      <div className={layout.stack}>
        {hasCurve && !isTable ? <Chart {...chart} label={title} onPlot={onPlot} /> : null}
        {hasCurve && isTable ? (
          <FigureTable title={title} names={names} read={read} isShare={isShare} />
        ) : null}
        <p className={layout.soft}>{summary}</p>
        {note === undefined ? null : <p className={layout.soft}>{note}</p>}
      </div>
    </Card>
  );
}
