import { useEffect, useState } from 'react';
import type { PromptTable } from '../../table/promptTable';
import { useLanguage } from '../language/useLanguage';
import { Fold } from '../parts/Fold';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';

/** The model card as it will lie in the zip. It is written when it is opened. */
export function ModelCardFold({
  table,
  taskname,
}: {
  readonly table: PromptTable;
  readonly taskname: string | undefined;
}) {
  const { export: exportText } = useLanguage();
  const studio = useStudio();
  const base = useStudioState((state) => state.model.base);
  const [isOpen, setOpen] = useState(false);
  const [card, setCard] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the card is written of the table and base in the studio
  useEffect(() => {
    if (!isOpen) return;
    let isWanted = true;
    void studio.exporting.card(taskname).then((text) => {
      if (isWanted) setCard(text);
    });
    return () => {
      isWanted = false;
    };
  }, [isOpen, studio, taskname, table, base]);
  return (
    <Fold title={exportText.card} isOpen={isOpen} onToggle={setOpen}>
      <div className={layout.stack}>
        <p className={layout.soft}>{exportText.cardLead}</p>
        <pre className={`${layout.mono} ${layout.report}`} dir="ltr" lang="en">
          {card}
        </pre>
      </div>
    </Fold>
  );
}
