import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import layout from '../parts/layout.module.css';
import { useStudioState } from '../studioContext';
import { BasePanel } from './BasePanel';
import { EnginePanel } from './EnginePanel';
import styles from './ModelDialog.module.css';

/** Which base, which engine, and why; and the way to change either. */
export function ModelDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { model: modelText } = useLanguage();
  const isRunning = useStudioState((state) => state.run.kind === 'active');
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''}>
          <div className={styles.head}>
            <Heading slot="title" level={2} className={styles.title ?? ''}>
              {modelText.title}
            </Heading>
            <Button onPress={onClose}>{modelText.close}</Button>
          </div>
          {isRunning ? <p className={layout.soft}>{modelText.busy}</p> : null}
          <BasePanel isRunning={isRunning} />
          <EnginePanel isRunning={isRunning} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
