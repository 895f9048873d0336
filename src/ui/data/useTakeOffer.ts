import type { FixOffer } from '../../data/fixOffer';
import type { PartName } from '../../studio/state';
import { useStudio } from '../studioContext';

/** Does what an offer says: at once, after a look at what it would change, or by opening the line for editing. */
export function useTakeOffer(
  part: PartName,
  { onLook, onEdit }: { readonly onLook: (offer: FixOffer) => void; readonly onEdit: (line: number) => void },
): (offer: FixOffer) => void {
  const studio = useStudio();
  return (offer) => {
    if (offer.kind === 'edit-line') onEdit(offer.line);
    else if (offer.kind === 'make-task') {
      studio.templates.add();
      studio.templates.edit({ taskname: offer.taskname });
    } else if (offer.kind === 'skip-line')
      void studio.data.repair(part, { kind: 'skip-lines', lines: [offer.line] });
    else if (offer.kind === 'mend-line') void studio.data.repair(part, offer);
    else onLook(offer);
  };
}
