import { useLanguage } from '../language/useLanguage';
import layout from '../parts/layout.module.css';
import { useStudioState } from '../studioContext';

/** The page's one polite live region: milestones only. */
export function LiveRegion() {
  const { shell: shellText } = useLanguage();
  const milestone = useStudioState((state) => state.view.milestone);
  return (
    <div className={layout.hidden} role="status" aria-live="polite">
      {milestone === undefined ? '' : shellText.milestoneSentence(milestone)}
    </div>
  );
}
