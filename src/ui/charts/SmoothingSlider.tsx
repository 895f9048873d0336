import { useLanguage } from '../language/useLanguage';
import { Slider } from '../parts/Slider';

/** Weight of the past in the smoothed line: 0 is off. */
export function SmoothingSlider({
  value,
  onChange,
}: {
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  const { chart: chartText } = useLanguage();
  return (
    <Slider
      label={chartText.smoothing}
      value={value}
      onChange={onChange}
      min={0}
      max={0.99}
      step={0.01}
      shown={value === 0 ? chartText.smoothingOff : value.toFixed(2)}
    />
  );
}
