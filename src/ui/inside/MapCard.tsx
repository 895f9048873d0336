import { useMemo, useState } from 'react';
import { mapPrompts } from '../../table/promptMap';
import type { PromptTable, VirtualPrompt } from '../../table/promptTable';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { Switch } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { MapFigure } from './MapFigure';
import { MapTable } from './MapTable';

/** All virtual tokens of a table on one plane, as a picture or as a table. */
export function MapCard({ table, prompt }: { readonly table: PromptTable; readonly prompt: VirtualPrompt }) {
  const { inside: insideText } = useLanguage();
  const [isTable, setTable] = useState(false);
  const [withStarts, setWithStarts] = useState(false);
  const { prompts: inUse } = table;
  const prompts = useMemo(
    () => (inUse.some(({ embeddings }) => embeddings === prompt.embeddings) ? inUse : [...inUse, prompt]),
    [inUse, prompt],
  );
  const map = useMemo(() => mapPrompts(prompts), [prompts]);
  const hasStarts = map.points.some(({ start }) => start !== undefined);
  const [along, up] = map.shares;
  return (
    <Card
      title={insideText.map}
      lead={insideText.mapLead}
      aside={
        <Button look="quiet" onPress={() => setTable(!isTable)}>
          {isTable ? insideText.asMap : insideText.asTable}
        </Button>
      }
    >
      <div className={layout.stack}>
        {isTable ? (
          <MapTable points={map.points} hasStarts={hasStarts} />
        ) : (
          <MapFigure
            map={map}
            prompts={prompts}
            chosen={prompts.findIndex(({ embeddings }) => embeddings === prompt.embeddings)}
            withStarts={withStarts && hasStarts}
          />
        )}
        {hasStarts && !isTable ? (
          <Switch label={insideText.showStarts} value={withStarts} onChange={setWithStarts} />
        ) : null}
        <p className={layout.soft}>{insideText.shares(along, up)}</p>
      </div>
    </Card>
  );
}
