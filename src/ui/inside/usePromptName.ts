import type { VirtualPrompt } from '../../table/promptTable';
import { useLanguage } from '../language/useLanguage';

/** How a prompt is called: by its task, and by its version from the second on. */
export function usePromptName(): (prompt: Pick<VirtualPrompt, 'taskname' | 'version'>) => string {
  const { inside: insideText } = useLanguage();
  return ({ taskname, version }) => (version === 1 ? taskname : insideText.version(taskname, version));
}
