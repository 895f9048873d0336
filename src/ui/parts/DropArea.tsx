import { type ReactNode, useState } from 'react';
import styles from './DropArea.module.css';
import { droppedFiles, type PlacedFile } from './droppedFiles';

/** A place to drop files or a folder on. The buttons in it do the same without dragging. */
export function DropArea({
  onFiles,
  isLarge = false,
  children,
}: {
  /** At least one. */
  readonly onFiles: (files: readonly PlacedFile[]) => void;
  readonly isLarge?: boolean;
  readonly children: ReactNode;
}) {
  const [isOver, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging needs a mouse; the buttons inside need none
    <div
      className={`${styles.drop} ${isLarge ? styles.large : ''} ${isOver ? styles.over : ''}`}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        void droppedFiles(event.dataTransfer).then((files) => {
          if (files.length > 0) onFiles(files);
        });
      }}
    >
      {children}
    </div>
  );
}
