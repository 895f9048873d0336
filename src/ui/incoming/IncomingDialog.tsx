import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { DialogFrame } from '../parts/DialogFrame';
import layout from '../parts/layout.module.css';
import { Progress } from '../parts/Progress';
import { useStudio, useStudioState } from '../studioContext';
import { AskForm } from './AskForm';
import { MergePreview } from './MergePreview';

/** What was found in a file, what it does not say, and what taking it in will do; nothing has changed yet. */
export function IncomingDialog() {
  const { incoming: text } = useLanguage();
  const studio = useStudio();
  const incoming = useStudioState((state) => state.incoming);
  if (incoming.kind === 'none' || incoming.kind === 'refused') return null;
  return (
    <DialogFrame title={text.title(incoming.name)} onClose={studio.incoming.close}>
      {(close) => {
        switch (incoming.kind) {
          case 'reading':
            return (
              <div className={layout.stack}>
                <Progress label={text.reading(incoming.name)} value={undefined} />
                <div className={layout.row}>
                  <Button onPress={close}>{text.cancel}</Button>
                </div>
              </div>
            );
          case 'asking':
            return <AskForm content={incoming.content} onClose={close} />;
          case 'ready':
            return <MergePreview theirs={incoming.theirs} onClose={close} />;
        }
      }}
    </DialogFrame>
  );
}
