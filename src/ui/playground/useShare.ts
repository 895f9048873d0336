import { useLanguage } from '../language/useLanguage';

/** Below this a share in per cent with one decimal would look like nothing. */
const least = 0.001;

/** A probability in per cent; what is tiny but not nothing is told as such. */
export function useShare(): (probability: number) => string {
  const { playground: playgroundText, format } = useLanguage();
  return (probability) =>
    probability > 0 && probability < least
      ? playgroundText.below(format.percent(least))
      : format.percent(probability);
}
