import { useState } from 'react';
import { LineChart } from '../charts/LineChart';
import { SmoothingSlider } from '../charts/SmoothingSlider';
import { gradNormSeries, lossSeries, rateSeries } from '../charts/series';
import { useLanguage } from '../language/useLanguage';
import { Card } from '../parts/Card';
import { Switch } from '../parts/fields';
import { LiveText } from '../parts/LiveText';
import layout from '../parts/layout.module.css';

/** Loss of training and validation, learning rate, gradient norm; drawn by themselves, once per frame at most. */
export function RunCharts() {
  const { chart: chartText } = useLanguage();
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
            <LiveText read={chartText.lossSummary} />
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
            <LiveText read={chartText.rateSummary} />
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
            <LiveText read={chartText.gradNormSummary} />
          </p>
        </Card>
      </div>
    </div>
  );
}
