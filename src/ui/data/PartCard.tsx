import { useState } from 'react';
import type { PartName } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { DropArea } from '../parts/DropArea';
import { FileButton } from '../parts/FileButton';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import styles from './PartCard.module.css';
import { PartSummary } from './PartSummary';
import { PasteForm } from './PasteForm';
import { useBring } from './useBring';

/** Endings that file dialogs offer; what a file is, its content says. */
const endings = ['.jsonl', '.json', '.ndjson', '.csv', '.tsv', '.txt'];

/** One part of the data: a place to drop, pick or paste, and what became of it. */
export function PartCard({ part }: { readonly part: PartName }) {
  const { data: dataText } = useLanguage();
  const studio = useStudio();
  const state = useStudioState(({ data }) => data[part]);
  const [isPasting, setPasting] = useState(false);
  const bring = useBring(part);
  const words = dataText.parts[part];
  const isFirst = part === 'train' && state.kind === 'empty';
  return (
    <Card
      title={words.title}
      lead={words.lead}
      aside={
        state.kind === 'ready' || state.kind === 'failed' ? (
          <div className={layout.row}>
            {state.kind === 'ready' ? (
              <Button
                onPress={() => void studio.files.saveCleanData(part)}
                disabledBecause={state.report.rows === 0 ? dataText.nothingToSave : undefined}
              >
                {dataText.saveClean}
              </Button>
            ) : null}
            <Button look="quiet" onPress={() => void studio.data.remove(part)}>
              {dataText.remove}
            </Button>
          </div>
        ) : null
      }
    >
      <div className={layout.stack}>
        <PartSummary part={part} onCancel={() => studio.data.cancelReading(part)} />
        {state.kind === 'reading' ? null : (
          <DropArea
            isLarge={isFirst}
            onFiles={([first]) => {
              if (first !== undefined) bring.file(first.file);
            }}
          >
            {isFirst ? <Picture /> : null}
            <span className={isFirst ? styles.invitation : layout.soft}>
              {isFirst
                ? dataText.dropHere
                : state.kind === 'ready' && part === 'train'
                  ? dataText.replaceHint
                  : dataText.drop(words.short)}
            </span>
            {isFirst ? <span className={layout.soft}>{dataText.dropHint}</span> : null}
            <span className={layout.row}>
              <FileButton
                label={dataText.pick}
                accept={endings}
                look={isFirst ? 'main' : 'plain'}
                onFile={async (file) => bring.file(file)}
              />
              <Button onPress={() => setPasting(!isPasting)}>{dataText.paste}</Button>
            </span>
          </DropArea>
        )}
        {isPasting ? (
          <PasteForm
            onRead={(text) => {
              setPasting(false);
              bring.text(text);
            }}
            onClose={() => setPasting(false)}
          />
        ) : null}
      </div>
    </Card>
  );
}

/** Lines falling into a tray. */
function Picture() {
  return (
    <svg className={styles.picture} viewBox="0 0 64 48" aria-hidden="true">
      <path d="M6 28v12a4 4 0 0 0 4 4h44a4 4 0 0 0 4-4V28" />
      <path d="M32 4v24M22 19l10 10 10-10" />
      <path className={styles.faint} d="M14 35h36M14 39h22" />
    </svg>
  );
}
