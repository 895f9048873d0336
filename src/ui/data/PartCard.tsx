import { useState } from 'react';
import { DropZone } from 'react-aria-components';
import { countProblems, problemsOfPart } from '../../studio/foundProblems';
import type { PartName, PartState } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import { Card } from '../parts/Card';
import { FileButton } from '../parts/FileButton';
import layout from '../parts/layout.module.css';
import { Progress } from '../parts/Progress';
import { useStudio, useStudioState } from '../studioContext';
import styles from './PartCard.module.css';
import { PasteForm } from './PasteForm';

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
            <span className={layout.soft}>{dataText.drop(words.title.toLowerCase())}</span>
            <span className={layout.row}>
              <FileButton
                label={dataText.pick}
                accept={['.jsonl', '.json', '.txt']}
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

function PartSummary({ state, onCancel }: { readonly state: PartState; readonly onCancel: () => void }) {
  const { data: dataText, words, format } = useLanguage();
  switch (state.kind) {
    case 'empty':
      return null;
    case 'reading':
      return (
        <div className={styles.reading}>
          <Progress
            label={dataText.reading(state.name, format.byteSize(state.bytes), format.byteSize(state.total))}
            value={state.total === 0 ? undefined : state.bytes / state.total}
          />
          <Button onPress={onCancel}>{dataText.cancel}</Button>
        </div>
      );
    case 'failed':
      return <Callout tone="bad" sentence={words.describeFailure(state.failure)} />;
    case 'ready': {
      const { name, rows, lines, bytes } = state.report;
      const problems = countProblems(problemsOfPart(state));
      return (
        <div>
          <p className={styles.headline}>{dataText.summary(rows, problems)}</p>
          <p className={layout.soft}>{dataText.from(name, lines, format.byteSize(bytes))}</p>
          {rows === 0 ? (
            <Callout tone="bad" sentence={{ what: dataText.noRows, hint: dataText.noRowsHint }} />
          ) : null}
        </div>
      );
    }
  }
}
