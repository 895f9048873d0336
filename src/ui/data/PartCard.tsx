import { useState } from 'react';
import { DropZone } from 'react-aria-components';
import type { PartName } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { FileButton } from '../parts/FileButton';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import styles from './PartCard.module.css';
import { PartSummary } from './PartSummary';
import { PasteForm } from './PasteForm';

/** Endings that file dialogs offer; what a file is, its content says. */
const endings = ['.jsonl', '.json', '.ndjson', '.csv', '.tsv', '.txt'];

/** One part of the data: a place to drop, pick or paste, and what became of it. */
export function PartCard({ part }: { readonly part: PartName }) {
  const { data: dataText } = useLanguage();
  const studio = useStudio();
  const state = useStudioState(({ data }) => data[part]);
  const [isPasting, setPasting] = useState(false);
  const words = dataText.parts[part];
  const read = (name: string, bytes: Blob): Promise<void> => studio.data.read(part, { name, bytes });
  return (
    <Card
      title={words.title}
      lead={words.lead}
      aside={
        state.kind === 'ready' || state.kind === 'failed' ? (
          <Button look="quiet" onPress={() => void studio.data.forget(part)}>
            {dataText.remove}
          </Button>
        ) : null
      }
    >
      <div className={layout.stack}>
        <PartSummary state={state} onCancel={() => studio.data.cancelReading(part)} />
        {state.kind === 'reading' ? null : (
          <DropZone
            className={styles.drop ?? ''}
            aria-label={dataText.drop(words.title)}
            getDropOperation={() => 'copy'}
            onDrop={async ({ items }) => {
              const item = items.find((each) => each.kind === 'file');
              if (item?.kind === 'file') await read(item.name, await item.getFile());
            }}
          >
            <span className={layout.soft}>{dataText.drop(words.short)}</span>
            <span className={layout.row}>
              <FileButton
                label={dataText.pick}
                accept={endings}
                look={part === 'train' && state.kind === 'empty' ? 'main' : 'plain'}
                onFile={(file) => read(file.name, file)}
              />
              <Button onPress={() => setPasting(!isPasting)}>{dataText.paste}</Button>
            </span>
          </DropZone>
        )}
        {isPasting ? (
          <PasteForm
            onRead={(text) => {
              setPasting(false);
              void read(dataText.pastedName, new Blob([text], { type: 'application/jsonl' }));
            }}
            onClose={() => setPasting(false)}
          />
        ) : null}
      </div>
    </Card>
  );
}
