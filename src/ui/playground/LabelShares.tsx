import type { LabelScore } from '../../bridge/contract';
import { normaliseScores } from '../../run/judging/normalise';
import { useLanguage } from '../language/useLanguage';
import layout from '../parts/layout.module.css';
import { useStudioState } from '../studioContext';
import styles from './playground.module.css';
import { ShareBar } from './ShareBar';
import { useShare } from './useShare';

/** Labels shown, most probable first. */
const shownLabels = 10;

/** The share of each label when only these are possible, compared as the reader has chosen. */
export function LabelShares({ labels }: { readonly labels: readonly LabelScore[] }) {
  const { playground: playgroundText } = useLanguage();
  const share = useShare();
  const normalisation = useStudioState((state) => state.tryOut.normalisation);
  const { probabilities } = normaliseScores(
    labels.map(({ label }) => label),
    labels.map(({ logProbability }) => logProbability),
    labels.map(({ tokens }) => tokens),
    normalisation,
  );
  const best = labels
    .map(({ label }, i) => ({ label, probability: probabilities[i] ?? 0 }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, shownLabels);
  return (
    <div>
      <h3 className={styles.heading}>{playgroundText.labels}</h3>
      <p className={`${layout.soft} ${layout.small}`}>
        {playgroundText.labelsNote} {playgroundText.comparedBy(normalisation)}
      </p>
      <ul className={styles.labels}>
        {best.map(({ label, probability }) => (
          <li key={label} className={styles.label}>
            <span className={styles.name} dir="auto">
              {label.trim().replaceAll('\n', ' ⏎ ')}
            </span>
            <span className={layout.number}>{share(probability)}</span>
            <ShareBar share={probability} />
          </li>
        ))}
      </ul>
    </div>
  );
}
