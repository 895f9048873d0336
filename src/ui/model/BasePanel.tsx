import { DropZone, type FileDropItem, FileTrigger } from 'react-aria-components';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import layout from '../parts/layout.module.css';
import { Progress } from '../parts/Progress';
import { useStudio, useStudioState } from '../studioContext';
import styles from './ModelDialog.module.css';

/** The frozen base: what is loaded, and how to load another. */
export function BasePanel({ isRunning }: { readonly isRunning: boolean }) {
  const { model: modelText, words, format } = useLanguage();
  const studio = useStudio();
  const { base, loading, failure } = useStudioState((state) => state.model);
  const load = (files: readonly File[]): void => {
    const name = files.find((file) => file.name.endsWith('.safetensors'))?.name ?? files[0]?.name;
    if (name !== undefined)
      void studio.model.loadBase({ kind: 'files', name: folderName(files) ?? name, files });
  };
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{modelText.model}</h3>
      <p className={layout.soft}>{modelText.modelLead}</p>
      {base === undefined ? <p>{modelText.none}</p> : <BaseFacts />}
      {failure === undefined ? null : (
        <Callout tone="bad" sentence={words.describeFailure(failure.failure)} />
      )}
      {loading === undefined ? (
        <DropZone
          className={styles.drop ?? ''}
          isDisabled={isRunning}
          aria-label={modelText.drop}
          onDrop={async ({ items }) => {
            const dropped = items.filter((item): item is FileDropItem => item.kind === 'file');
            load(await Promise.all(dropped.map((item) => item.getFile())));
          }}
        >
          <FileTrigger allowsMultiple onSelect={(files) => load(files === null ? [] : [...files])}>
            <Button isDisabled={isRunning} onPress={() => undefined}>
              {modelText.pick}
            </Button>
          </FileTrigger>
          <span className={`${layout.soft} ${layout.small}`}>{modelText.pickHelp}</span>
        </DropZone>
      ) : (
        <div className={layout.stack}>
          <Progress
            label={
              loading.progress === undefined
                ? modelText.loadingName(loading.name)
                : modelText.progress(
                    loading.progress.fileName,
                    format.byteSize(loading.progress.loadedBytes),
                    format.byteSize(loading.progress.totalBytes),
                  )
            }
            value={
              loading.progress === undefined
                ? undefined
                : loading.progress.loadedBytes / Math.max(1, loading.progress.totalBytes)
            }
          />
          <div className={layout.row}>
            <Button onPress={studio.model.cancelLoading}>{modelText.cancel}</Button>
          </div>
        </div>
      )}
      {base?.source.kind === 'url' || loading !== undefined ? null : (
        <div className={layout.row}>
          <Button isDisabled={isRunning} onPress={() => void studio.model.loadEmbedded()}>
            {modelText.embedded}
          </Button>
        </div>
      )}
    </section>
  );
}

function BaseFacts() {
  const { model: modelText, format } = useLanguage();
  const base = useStudioState((state) => state.model.base);
  if (base === undefined) return null;
  const { report } = base;
  return (
    <dl className={layout.facts}>
      <dt>{modelText.name}</dt>
      <dd>{report.name}</dd>
      <dt>{modelText.shape}</dt>
      <dd>{modelText.shapeOf(report.layers, report.hiddenSize, report.heads)}</dd>
      <dt>{modelText.parameters}</dt>
      <dd>
        {format.whole(report.parameters)} ({format.byteSize(report.weightBytes)})
      </dd>
      <dt>{modelText.vocabulary}</dt>
      <dd>{modelText.tokens(report.vocabSize)}</dd>
      <dt>{modelText.context}</dt>
      <dd>{modelText.tokens(report.positions)}</dd>
      <dt>{modelText.fingerprint}</dt>
      <dd className={layout.mono}>{report.fingerprint}</dd>
    </dl>
  );
}

/** The folder's name when a whole folder was picked. */
const folderName = (files: readonly File[]): string | undefined =>
  files[0]?.webkitRelativePath.split('/')[0] || undefined;
