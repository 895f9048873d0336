import { prepareRetraining } from '../../studio/retrain';
import type { VirtualPrompt } from '../../table/promptTable';
import { useStudio } from '../studioContext';

/** Goes to Train with the task of a prompt alone ticked. */
export function useRetrain(): (prompt: VirtualPrompt) => void {
  const studio = useStudio();
  return (prompt) => {
    prepareRetraining(studio, prompt);
    studio.view.show('train');
  };
}
