import { useRef } from 'react';
import { Button, type ButtonProps } from './Button';

type Looks = Pick<ButtonProps, 'look' | 'disabledBecause'>;

/** Opens the system's file picker for several files; a cancelled picker does nothing. */
export function FilesButton({
  label,
  accept,
  isMultiple = true,
  isFolder = false,
  onFiles,
  ...looks
}: Looks & {
  readonly label: string;
  /** File name endings, as `.jsonl`; none: any file. */
  readonly accept?: readonly string[];
  readonly isMultiple?: boolean;
  /** Asks for a folder instead, and gives the files in it with their paths. */
  readonly isFolder?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        multiple={isMultiple}
        {...(isFolder ? { webkitdirectory: '' } : {})}
        {...(accept === undefined ? {} : { accept: accept.join(',') })}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // The same file may be picked again after it was mended.
          target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
      <Button {...looks} onPress={() => input.current?.click()}>
        {label}
      </Button>
    </>
  );
}

/** Opens the system's file picker for one file. */
export function FileButton({
  onFile,
  ...rest
}: Looks & {
  readonly label: string;
  readonly accept: readonly string[];
  readonly onFile: (file: File) => Promise<void>;
}) {
  return (
    <FilesButton
      {...rest}
      isMultiple={false}
      onFiles={([file]) => {
        if (file !== undefined) void onFile(file);
      }}
    />
  );
}
