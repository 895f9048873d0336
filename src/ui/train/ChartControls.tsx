import { xAxes } from '../../run/xAxis';
import { SmoothingSlider } from '../charts/SmoothingSlider';
import type { ChartView } from '../charts/series';
import { useLanguage } from '../language/useLanguage';
import { SelectField, Switch } from '../parts/fields';
import layout from '../parts/layout.module.css';

/** How all charts are drawn: lower edge, smoothing, logarithmic, frozen. */
export function ChartControls({
  view,
  onChange,
  isFrozen,
  onFreeze,
}: {
  readonly view: ChartView;
  readonly onChange: (view: ChartView) => void;
  /** Undefined where nothing moves. */
  readonly isFrozen?: boolean | undefined;
  readonly onFreeze?: ((isFrozen: boolean) => void) | undefined;
}) {
  const { chart: chartText } = useLanguage();
  return (
    <fieldset className={layout.controls} aria-label={chartText.controls}>
      <SelectField
        label={chartText.axis}
        value={view.axis}
        onChange={(axis) => onChange({ ...view, axis })}
        choices={xAxes.map((id) => ({ id, name: chartText.axes[id] }))}
      />
      <SmoothingSlider value={view.smoothing} onChange={(smoothing) => onChange({ ...view, smoothing })} />
      <Switch label={chartText.log} value={view.isLog} onChange={(isLog) => onChange({ ...view, isLog })} />
      {onFreeze === undefined || isFrozen === undefined ? null : (
        <Switch label={chartText.freeze} value={isFrozen} onChange={onFreeze} />
      )}
    </fieldset>
  );
}
