import { useLanguage } from '../language/useLanguage';
import { FileButton } from '../parts/FileButton';
import { useStudio, useStudioState } from '../studioContext';

/** Opens a project in the place of the work; the notice brings that back. */
export function OpenProjectButton() {
  const { export: exportText } = useLanguage();
  const studio = useStudio();
  const isRunning = useStudioState((state) => state.run.kind === 'active');
  const open = async (file: File): Promise<void> => {
    await studio.project.open(file);
    // What became of it stands above the screen.
    window.scrollTo({ top: 0 });
  };
  return (
    <FileButton
      label={exportText.project.open}
      look="quiet"
      accept={['.zip']}
      disabledBecause={isRunning ? exportText.project.running : undefined}
      onFile={open}
    />
  );
}
