import { useLanguage } from '../language/useLanguage';
import { FileButton } from '../parts/FileButton';
import { useStudio, useStudioState } from '../studioContext';

/** Opens a project in the place of the work; the notice brings that back. */
export function OpenProjectButton() {
  const { export: exportText } = useLanguage();
  const studio = useStudio();
  const isRunning = useStudioState((state) => state.run.kind === 'active');
  return (
    <FileButton
      label={exportText.project.open}
      look="quiet"
      accept={['.zip']}
      disabledBecause={isRunning ? exportText.project.running : undefined}
      onFile={studio.project.open}
    />
  );
}
