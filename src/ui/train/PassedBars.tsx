import { crossings } from '../../run/crossings';
import type { FigureSource } from '../charts/figures';
import { useLanguage } from '../language/useLanguage';
import { Callout } from '../parts/Callout';
import { useFigure } from './FigureText';

/** A sentence as soon as accuracy has passed the untuned model or the commonest label. */
export function PassedBars({ source }: { readonly source: FigureSource }) {
  const { chart: chartText } = useLanguage();
  const sentence = useFigure(source, ({ validations, baseline }) =>
    chartText.crossed(crossings(validations, baseline)),
  );
  return sentence === undefined ? null : <Callout tone="good" sentence={{ what: sentence, hint: '' }} />;
}
