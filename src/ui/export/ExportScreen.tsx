import { currentTable } from '../../studio/tableSlice';
import { BringFiles } from '../incoming/BringFiles';
import { IncomingNote } from '../incoming/IncomingNote';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import { Card } from '../parts/Card';
import layout from '../parts/layout.module.css';
import { Screen } from '../parts/Screen';
import { useStudio, useStudioState } from '../studioContext';
import { TableToast } from '../table/TableToast';
import { ProjectCard } from './ProjectCard';
import { TakeHomeCard } from './TakeHomeCard';

/** The prompt table: take it home, bring one back. */
export function ExportScreen() {
  const { export: exportText, incoming: incomingText } = useLanguage();
  const table = useStudioState(currentTable);
  const hasPrompts = table !== undefined && table.prompts.length > 0;
  return (
    <Screen title={exportText.title} lead={exportText.lead}>
      <IncomingNote />
      {hasPrompts ? <TakeHomeCard table={table} /> : <EmptyTable />}
      <Card title={incomingText.cardTitle} lead={incomingText.cardLead}>
        <BringFiles />
      </Card>
      <ProjectCard />
      <TableToast />
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
