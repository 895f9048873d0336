import { useState } from 'react';
import { xAxes } from '../../run/xAxis';
import { type ChartView, usualView } from '../charts/series';
import { useLanguage } from '../language/useLanguage';
import { SelectField, Switch } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { Slider } from '../parts/Slider';

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
  const { chart: chartText, format } = useLanguage();
  /** What the switch comes back to. */
  const [weight, setWeight] = useState(usualView.smoothing);
  const smooth = (smoothing: number): void => {
    if (smoothing > 0) setWeight(smoothing);
    onChange({ ...view, smoothing });
  };
  return (
    <fieldset className={layout.controls} aria-label={chartText.controls}>
      <SelectField
        label={chartText.axis}
        value={view.axis}
        onChange={(axis) => onChange({ ...view, axis })}
        choices={xAxes.map((id) => ({ id, name: chartText.axes[id] }))}
      />
      <Switch
        label={chartText.smooth}
        value={view.smoothing > 0}
        onChange={(on) => smooth(on ? weight : 0)}
      />
      <Slider
        label={chartText.smoothing}
        value={view.smoothing}
        onChange={smooth}
        min={0}
        max={0.99}
        step={0.01}
        shown={view.smoothing === 0 ? chartText.smoothingOff : format.percent(view.smoothing)}
      />
      <Switch label={chartText.log} value={view.isLog} onChange={(isLog) => onChange({ ...view, isLog })} />
      {onFreeze === undefined || isFrozen === undefined ? null : (
        <Switch label={chartText.freeze} value={isFrozen} onChange={onFreeze} />
      )}
    </fieldset>
  );
}
