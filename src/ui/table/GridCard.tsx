import { useMemo, useState } from 'react';
import { continualGrid } from '../../table/continualGrid';
import type { PromptTable } from '../../table/promptTable';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import { Card } from '../parts/Card';
import layout from '../parts/layout.module.css';
import { GridList } from './GridList';
import { GridTable } from './GridTable';
import { gridVerdict } from './gridVerdict';
import { MeasureButton } from './MeasureButton';

/** What each learning step left of the tasks before it. */
export function GridCard({ table }: { readonly table: PromptTable | undefined }) {
  const { grid: gridText } = useLanguage();
  const grid = useMemo(() => continualGrid(table ?? { history: [] }), [table]);
  const [isList, setList] = useState(() => window.matchMedia('(max-width: 520px)').matches);
  const verdict = gridVerdict(grid);
  if (grid.rows.length === 0)
    return (
      <Card title={gridText.title}>
        <Callout tone="info" sentence={{ what: gridText.emptyTitle, hint: gridText.empty }} />
      </Card>
    );
  return (
    <Card
      title={gridText.title}
      lead={gridText.lead}
      aside={
        <Button isPressed={isList} onPress={() => setList(!isList)}>
          {gridText.asList}
        </Button>
      }
    >
      <div className={layout.stack}>
        {verdict.kind === 'kept' ? (
          <Callout tone="good" sentence={{ what: gridText.verdict(verdict.steps), hint: '' }} />
        ) : null}
        {verdict.kind === 'changed' ? (
          <Callout tone="bad" sentence={{ what: gridText.isChanged, hint: gridText.isChangedHint }} />
        ) : null}
        {isList ? <GridList grid={grid} /> : <GridTable grid={grid} />}
        <p className={`${layout.soft} ${layout.small}`}>{gridText.explain}</p>
        <MeasureButton />
      </div>
    </Card>
  );
}
