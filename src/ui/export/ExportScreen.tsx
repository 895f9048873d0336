import { currentTable } from '../../studio/tableSlice';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import { Card } from '../parts/Card';
import { FileButton } from '../parts/FileButton';
import layout from '../parts/layout.module.css';
import { Screen } from '../parts/Screen';
import { useStudio, useStudioState } from '../studioContext';
import { ProjectCard } from './ProjectCard';
import { PromptFacts } from './PromptFacts';
import { TableCard } from './TableCard';

/** The prompt table: take it home, bring one back. */
export function ExportScreen() {
  const { export: exportText, words, format } = useLanguage();
  const studio = useStudio();
  const table = useStudioState(currentTable);
  const { tables, refusal } = useStudioState((state) => state.table);
  const others = tables.filter((each) => each !== table && each.prompts.length > 0);
  const hasPrompts = table !== undefined && table.prompts.length > 0;
  return (
    <Screen title={exportText.title} lead={exportText.lead}>
      {refusal === undefined ? null : <Callout tone="bad" sentence={words.describeFailure(refusal)} />}
      {hasPrompts ? <TableCard table={table} /> : <EmptyTable />}
      {hasPrompts
        ? table.prompts.map((prompt) => <PromptFacts key={prompt.taskname} prompt={prompt} />)
        : null}
      <Card title={exportText.openTitle} lead={exportText.openLead}>
        <div className={layout.stack}>
          {others.length === 0 ? null : (
            <p className={layout.soft}>
              {exportText.otherTables(format.list(others.map(({ base }) => base.name)))}
            </p>
          )}
          <div className={layout.row}>
            <FileButton
              label={exportText.open}
              accept={['.safetensors', '.json']}
              onFile={studio.files.openTable}
            />
          </div>
        </div>
      </Card>
      <ProjectCard />
    </Screen>
  );
}

function EmptyTable() {
  const { export: exportText } = useLanguage();
  const studio = useStudio();
  return (
    <Callout tone="info" sentence={{ what: exportText.empty, hint: exportText.emptyHint }}>
      <div className={layout.row}>
        <Button onPress={() => studio.view.show('train')}>{exportText.goToTrain}</Button>
        <Button look="quiet" onPress={() => studio.view.show('home')}>
          {exportText.goToExamples}
        </Button>
      </div>
    </Callout>
  );
}
