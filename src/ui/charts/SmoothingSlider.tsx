import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import { useLanguage } from '../language/useLanguage';
import styles from './SmoothingSlider.module.css';

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
      className={styles.slider ?? ''}
      value={value}
      onChange={onChange}
      minValue={0}
      maxValue={0.99}
      step={0.01}
    >
      <Label>{chartText.smoothing}</Label>
      <SliderTrack className={styles.track ?? ''}>
        <SliderThumb className={styles.thumb ?? ''} />
      </SliderTrack>
      <SliderOutput className={styles.output ?? ''}>
        {value === 0 ? chartText.smoothingOff : value.toFixed(2)}
      </SliderOutput>
    </Slider>
  );
}
