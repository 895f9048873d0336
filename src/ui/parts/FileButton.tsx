import { Button as AriaButton, FileTrigger } from 'react-aria-components';
import styles from './Button.module.css';

/** Opens the system's file picker; a cancelled picker does nothing. */
export function FileButton({
  label,
  accept,
  onFile,
  look = 'plain',
}: {
  readonly label: string;
  /** File name endings, as `.jsonl`. */
  readonly accept: readonly string[];
  readonly onFile: (file: File) => Promise<void>;
  readonly look?: 'main' | 'plain' | 'quiet';
}) {
  return (
    <FileTrigger
      acceptedFileTypes={accept}
      onSelect={(files) => {
        const file = files?.[0];
        if (file !== undefined) void onFile(file);
      }}
    >
      <AriaButton className={`${styles.button} ${styles[look]}`}>{label}</AriaButton>
    </FileTrigger>
  );
}
