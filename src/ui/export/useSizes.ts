import { useEffect, useState } from 'react';
import { type ExportFormat, exportFormats } from '../../table/exchange/exportFormats';
import type { PromptTable } from '../../table/promptTable';
import { useStudio } from '../studioContext';

/** With more numbers than this the files are only made when they are asked for: writing them takes seconds. */
const mostNumbers = 200_000;

/** Bytes of each format, as they become known; every file is made once for it. */
export function useSizes(
  table: PromptTable,
  taskname: string | undefined,
): ReadonlyMap<ExportFormat, number> {
  const studio = useStudio();
  const [sizes, setSizes] = useState<ReadonlyMap<ExportFormat, number>>(new Map());
  useEffect(() => {
    setSizes(new Map());
    const all = [...table.prompts, ...table.earlier];
    const numbers = all.reduce(
      (sum, { embeddings, start }) => sum + embeddings.length + (start?.length ?? 0),
      0,
    );
    if (numbers > mostNumbers) return;
    let isWanted = true;
    const measure = async (): Promise<void> => {
      for (const format of exportFormats) {
        const prepared = await studio.exporting.prepare(format, taskname).catch(() => undefined);
        if (!isWanted) return;
        if (prepared !== undefined) setSizes((known) => new Map(known).set(format, prepared.content.size));
      }
    };
    void measure();
    return () => {
      isWanted = false;
    };
  }, [studio, table, taskname]);
  return sizes;
}
