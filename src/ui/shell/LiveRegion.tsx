import layout from '../parts/layout.module.css';
import { useStudioState } from '../studioContext';
import { milestoneSentence } from './text';

/** The page's one polite live region: milestones only. */
export function LiveRegion() {
  const milestone = useStudioState((state) => state.view.milestone);
  return (
    <div className={layout.hidden} role="status" aria-live="polite">
      {milestone === undefined ? '' : milestoneSentence(milestone)}
    </div>
  );
}
