import { type ReactNode, useState } from 'react';
import styles from './DropArea.module.css';

/** A place to drop a file on. The buttons in it do the same without dragging. */
export function DropArea({
  onFile,
  isLarge,
  children,
}: {
  readonly onFile: (file: File) => void;
  readonly isLarge: boolean;
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
        const [file] = event.dataTransfer.files;
        if (file === undefined) return;
        event.preventDefault();
        onFile(file);
      }}
    >
      {children}
    </div>
  );
}
