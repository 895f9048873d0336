import type { PartName } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { Fold } from '../parts/Fold';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';

/** What the user decided about a file so far: each can be taken back. */
export function ChangesCard({ part }: { readonly part: PartName }) {
  const { data: dataText } = useLanguage();
  const studio = useStudio();
  const state = useStudioState(({ data }) => data[part]);
  if (state.kind !== 'ready') return null;
  const repairs = state.source.repairs ?? [];
  if (repairs.length === 0 && state.undone.length === 0) return null;
  return (
    <Card title={dataText.changes[part]} lead={dataText.changesLead(repairs.length)}>
      {repairs.length === 0 ? null : (
        <Fold title={dataText.changesList}>
          <ol className={layout.stack}>
            {repairs.map((repair, index) => (
              // A repair is told by its place: the same one may be made twice.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <li key={index} className={layout.row}>
                <span dir="auto">{dataText.repairSentence(repair)}</span>
                <Button
                  look="quiet"
                  label={dataText.takeBackThis(dataText.repairSentence(repair))}
                  onPress={() => void studio.data.takeBack(part, index)}
                >
                  {dataText.takeBack}
                </Button>
              </li>
            ))}
          </ol>
        </Fold>
      )}
    </Card>
  );
}
