import { useMemo } from 'react';
import type { PartName } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { useStudio } from '../studioContext';

/** Ways for rows to come into a part: as a file, or as text that has no file. */
export interface Bring {
  readonly file: (file: File) => void;
  readonly text: (text: string) => void;
}

export function useBring(part: PartName): Bring {
  const studio = useStudio();
  const { data: dataText } = useLanguage();
  return useMemo(() => {
    const bring = (name: string, bytes: Blob): void => void studio.data.bring(part, { name, bytes });
    return {
      file: (file) => bring(file.name, file),
      text: (text) => bring(dataText.pastedName, new Blob([text])),
    };
  }, [studio, part, dataText]);
}
