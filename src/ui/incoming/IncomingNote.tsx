import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import { IncomingDialog } from './IncomingDialog';

/** How it stands with a file that was opened: refused with its reason, or waiting for the user's word in a dialog. */
export function IncomingNote() {
  const { incoming: text, words } = useLanguage();
  const studio = useStudio();
  const incoming = useStudioState((state) => state.incoming);
  return (
    <>
      <p className={layout.hidden} role="status">
        {incoming.kind === 'refused' ? text.refused(incoming.name) : ''}
      </p>
      {incoming.kind === 'refused' ? (
        <Callout tone="bad" sentence={words.describeFailure(incoming.failure)}>
          <p>{text.refused(incoming.name)}</p>
          <div className={layout.row}>
            <Button look="quiet" onPress={studio.incoming.close}>
              {text.close}
            </Button>
          </div>
        </Callout>
      ) : null}
      <IncomingDialog />
    </>
  );
}
