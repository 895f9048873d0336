import { useEffect, useState } from 'react';
import type { FixOffer } from '../../data/fixOffer';
import type { FixProposal, LineChange } from '../../data/proposeFix';
import type { PartName } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { DialogFrame } from '../parts/DialogFrame';
import layout from '../parts/layout.module.css';
import { useStudio } from '../studioContext';
import { changedSpan } from './changedSpan';
import styles from './FixDialog.module.css';

/** A fix before it is made: its first changes line by line, how many there are, and the choice. */
export function FixDialog({
  part,
  offer,
  onClose,
}: {
  readonly part: PartName;
  readonly offer: FixOffer;
  readonly onClose: () => void;
}) {
  const { data: dataText } = useLanguage();
  const studio = useStudio();
  const [proposal, setProposal] = useState<FixProposal | undefined>();
  useEffect(() => {
    let isWanted = true;
    void studio.data.propose(part, offer).then((answer) => {
      if (!isWanted) return;
      if (answer === undefined) onClose();
      else setProposal(answer);
    });
    return () => {
      isWanted = false;
    };
  }, [studio, part, offer, onClose]);
  return (
    <DialogFrame title={dataText.offer(offer)} onClose={onClose}>
      {(close) =>
        proposal === undefined ? (
          <p role="status">{dataText.looking}</p>
        ) : (
          <div className={layout.stack}>
            <p>{dataText.proposal(proposal.changed, proposal.leftOut)}</p>
            {proposal.changes.length === 0 ? null : <Changes proposal={proposal} />}
            <div className={layout.row}>
              <Button
                look="main"
                onPress={() => {
                  void studio.data.repair(part, proposal.repair);
                  close();
                }}
              >
                {dataText.apply}
              </Button>
              <Button onPress={close}>{dataText.cancel}</Button>
            </div>
          </div>
        )
      }
    </DialogFrame>
  );
}

function Changes({ proposal }: { readonly proposal: FixProposal }) {
  const { data: dataText, format } = useLanguage();
  return (
    <section
      className={`${layout.scroll} ${styles.changes}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={dataText.changesTable}
    >
      <table className={layout.table}>
        <thead>
          <tr>
            <th scope="col">{dataText.line}</th>
            <th scope="col">{dataText.before}</th>
            <th scope="col">{dataText.after}</th>
          </tr>
        </thead>
        <tbody>
          {proposal.changes.map((change) => (
            <tr key={change.line}>
              <td className={layout.number}>{format.whole(change.line)}</td>
              <Difference {...change} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A line before and after, with what differs marked. */
function Difference({ before, after }: LineChange) {
  const { data: dataText } = useLanguage();
  if (after === undefined)
    return (
      <>
        <td dir="auto" className={styles.text}>
          <del>{before}</del>
        </td>
        <td className={styles.text}>
          <em>{dataText.isLeftOut}</em>
        </td>
      </>
    );
  const span = changedSpan(before, after);
  return (
    <>
      <td dir="auto" className={styles.text}>
        {span.head}
        <del>{span.before}</del>
        {span.tail}
      </td>
      <td dir="auto" className={styles.text}>
        {span.head}
        <ins>{span.after}</ins>
        {span.tail}
      </td>
    </>
  );
}
