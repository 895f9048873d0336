import { useLanguage } from '../language/useLanguage';
import { DropArea } from '../parts/DropArea';
import type { PlacedFile } from '../parts/droppedFiles';
import { FilesButton } from '../parts/FileButton';
import layout from '../parts/layout.module.css';
import { useStudio } from '../studioContext';

/** Endings that the file dialog offers; what a file is, its content says. */
const endings = ['.safetensors', '.json', '.npy', '.nemo', '.zip', '.bin', '.ckpt', '.gz', '.tar'];

/** Opens or takes a drop of anything that holds learned prompts: a file, or the folder of an adapter. */
export function BringFiles() {
  const { incoming: text } = useLanguage();
  const studio = useStudio();
  const open = (files: readonly PlacedFile[]): void =>
    void studio.incoming.open(files.map(({ path, file }) => ({ path, bytes: file })));
  const openPicked = (files: readonly File[]): void =>
    open(files.map((file) => ({ path: file.webkitRelativePath || file.name, file })));
  return (
    <DropArea onFiles={open}>
      <span className={layout.soft}>{text.drop}</span>
      <span className={layout.row}>
        <FilesButton label={text.open} accept={endings} isMultiple={false} onFiles={openPicked} />
        <FilesButton label={text.openFolder} isFolder onFiles={openPicked} />
      </span>
    </DropArea>
  );
}
