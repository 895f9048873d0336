import { useEffect, useState } from 'react';
import type { PromptInspection } from '../../bridge/contract';
import type { PromptTable, VirtualPrompt } from '../../table/promptTable';
import { tokenFacts } from '../../table/tokenFacts';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import { Card } from '../parts/Card';
import { SelectField } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { Progress } from '../parts/Progress';
import { useStudio, useStudioState } from '../studioContext';
import styles from './inside.module.css';
import { type Measure, TokensTable } from './TokensTable';
import { type Obstacle, useObstacle } from './useObstacle';

/** The virtual tokens of a prompt one by one: norm, way from the start, and the words nearest to each. */
export function TokensCard({
  table,
  prompt,
  obstacle,
}: {
  readonly table: PromptTable;
  readonly prompt: VirtualPrompt;
  readonly obstacle: Obstacle;
}) {
  const { inside: insideText } = useLanguage();
  const [measure, setMeasure] = useState<Measure>('cosine');
  const sentence = useObstacle(obstacle, table);
  const inspection = useInspection(prompt, obstacle);
  return (
    <Card title={insideText.tokens(prompt.taskname)} lead={insideText.tokensLead}>
      <div className={layout.stack}>
        {sentence === undefined ? null : <Callout tone="info" sentence={sentence} />}
        {obstacle === undefined ? <LookNote prompt={prompt} /> : null}
        {inspection === undefined ? null : (
          <div className={styles.choice}>
            <SelectField
              label={insideText.nearestBy}
              value={measure}
              onChange={setMeasure}
              choices={[
                { id: 'cosine', name: insideText.measures.cosine },
                { id: 'dot', name: insideText.measures.dot },
              ]}
            />
          </div>
        )}
        <TokensTable
          title={insideText.tokens(prompt.taskname)}
          facts={tokenFacts(prompt)}
          inspection={inspection}
          measure={measure}
        />
        {inspection === undefined ? null : <Notes inspection={inspection} />}
        {prompt.start === undefined ? <p className={layout.soft}>{insideText.movedNote}</p> : null}
        {inspection === undefined ? null : <Callout tone="warn" sentence={insideText.caveat} />}
      </div>
    </Card>
  );
}

/** What the base says about the prompt, asked for as soon as it can be. */
function useInspection(prompt: VirtualPrompt, obstacle: Obstacle): PromptInspection | undefined {
  const studio = useStudio();
  const look = useStudioState((state) => state.inside.look);
  useEffect(() => {
    if (obstacle === undefined) void studio.inside.look(prompt);
  }, [studio, prompt, obstacle]);
  const isOwn = look.kind === 'done' && look.embeddings === prompt.embeddings;
  return isOwn && obstacle === undefined ? look.inspection : undefined;
}

function LookNote({ prompt }: { readonly prompt: VirtualPrompt }) {
  const { inside: insideText, words } = useLanguage();
  const studio = useStudio();
  const look = useStudioState((state) => state.inside.look);
  if (look.kind === 'idle' || look.embeddings !== prompt.embeddings || look.kind === 'done') return null;
  if (look.kind === 'running') return <Progress label={insideText.looking} value={undefined} />;
  return (
    <Callout tone="bad" sentence={words.describeFailure(look.failure)}>
      <div className={layout.row}>
        <Button onPress={() => void studio.inside.look(prompt)}>{insideText.tryAgain}</Button>
      </div>
    </Callout>
  );
}

function Notes({ inspection }: { readonly inspection: PromptInspection }) {
  const { inside: insideText } = useLanguage();
  const { least, most, mean } = inspection.vocabularyNorm;
  return <p className={layout.soft}>{insideText.vocabularyNorms(least, most, mean)}</p>;
}
