import { useState } from 'react';
import { LineChart } from '../charts/LineChart';
import { SmoothingSlider } from '../charts/SmoothingSlider';
import { gradNormSeries, lossSeries, rateSeries } from '../charts/series';
import { Card } from '../parts/Card';
import { Switch } from '../parts/fields';
import { LiveText } from '../parts/LiveText';
import layout from '../parts/layout.module.css';
import { chartText, gradNormSummary, lossSummary, rateSummary } from './chartText';

/** Loss of training and validation, learning rate, gradient norm; drawn by themselves, once per frame at most. */
export function RunCharts() {
  const [smoothing, setSmoothing] = useState(0.6);
  const [isLog, setLog] = useState(false);
  return (
    <div className={layout.stack}>
      <Card title={chartText.loss}>
        <div className={layout.stack}>
          <div className={layout.row}>
            <SmoothingSlider value={smoothing} onChange={setSmoothing} />
            <Switch label={chartText.log} value={isLog} onChange={setLog} />
          </div>
          <LineChart
            label={chartText.loss}
            height={300}
            isLog={isLog}
            series={chartText.lossSeries}
            read={lossSeries}
            smoothing={smoothing}
          />
          <p className={layout.soft}>
            <LiveText read={lossSummary} />
          </p>
        </div>
      </Card>
      <div className={layout.halves}>
        <Card title={chartText.rate}>
          <LineChart
            label={chartText.rate}
            height={170}
            isLog={false}
            series={chartText.rateSeries}
            read={rateSeries}
            smoothing={0}
          />
          <p className={layout.soft}>
            <LiveText read={rateSummary} />
          </p>
        </Card>
        <Card title={chartText.norm}>
          <LineChart
            label={chartText.norm}
            height={170}
            isLog={false}
            series={chartText.normSeries}
            read={gradNormSeries}
            smoothing={0}
          />
          <p className={layout.soft}>
            <LiveText read={gradNormSummary} />
          </p>
        </Card>
      </div>
    </div>
  );
}
