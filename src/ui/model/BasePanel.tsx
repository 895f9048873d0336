import { useState } from 'react';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import { FilesButton } from '../parts/FileButton';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import { BaseFacts } from './BaseFacts';
import { LoadingBase } from './LoadingBase';
import styles from './ModelDialog.module.css';

/** The frozen base: what is loaded, and how to load another. `busy` says why that cannot be done now. */
export function BasePanel({ busy }: { readonly busy: string | undefined }) {
  const { model: modelText, words } = useLanguage();
  const studio = useStudio();
  const { base, loading, failure } = useStudioState((state) => state.model);
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{modelText.model}</h3>
      <p className={layout.soft}>{modelText.modelLead}</p>
      {base === undefined ? <p>{modelText.none}</p> : <BaseFacts report={base.report} />}
      {failure === undefined ? null : (
        <Callout tone="bad" sentence={words.describeFailure(failure.failure)} />
      )}
      {loading === undefined ? <CheckpointDrop busy={busy} /> : <LoadingBase loading={loading} />}
      {base?.source.kind === 'url' || loading !== undefined ? null : (
        <div className={layout.row}>
          <Button disabledBecause={busy} onPress={() => void studio.model.loadEmbedded()}>
            {modelText.embedded}
          </Button>
        </div>
      )}
    </section>
  );
}

/** A place for the files of a checkpoint: dropped, or picked with the button in it. */
function CheckpointDrop({ busy }: { readonly busy: string | undefined }) {
  const { model: modelText } = useLanguage();
  const studio = useStudio();
  const [isOver, setOver] = useState(false);
  const load = (files: readonly File[]): void => {
    const name = files.find((file) => file.name.endsWith('.safetensors'))?.name ?? files[0]?.name;
    if (name === undefined || busy !== undefined) return;
    void studio.model.loadBase({ kind: 'files', name: folderName(files) ?? name, files });
  };
  return (
    <section
      className={`${styles.drop} ${isOver ? styles.over : ''}`}
      aria-label={modelText.drop}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        load([...event.dataTransfer.files]);
      }}
    >
      <FilesButton label={modelText.pick} disabledBecause={busy} onFiles={load} />
      <span className={`${layout.soft} ${layout.small}`}>{modelText.pickHelp}</span>
    </section>
  );
}

/** The folder's name when a whole folder was picked. */
const folderName = (files: readonly File[]): string | undefined =>
  files[0]?.webkitRelativePath.split('/')[0] || undefined;
