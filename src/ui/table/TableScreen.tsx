import { currentTable } from '../../studio/tableSlice';
import { IncomingNote } from '../incoming/IncomingNote';
import { InsidePart } from '../inside/InsidePart';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import layout from '../parts/layout.module.css';
import { Screen } from '../parts/Screen';
import { useStudio, useStudioState } from '../studioContext';
import { GridCard } from './GridCard';
import { PromptsCard } from './PromptsCard';
import { TableToast } from './TableToast';
import { UndoButtons } from './UndoButtons';

/** What was learned for the loaded base, task by task: used, renamed, put aside, and shown to stay as it is. */
export function TableScreen() {
  const { table: tableText } = useLanguage();
  const table = useStudioState(currentTable);
  const tables = useStudioState((state) => state.table.tables);
  const others = tables.filter((each) => each !== table && each.prompts.length > 0);
  const isEmpty = table === undefined || table.prompts.length === 0;
  return (
    <Screen title={tableText.title} lead={tableText.lead} aside={<UndoButtons />}>
      <IncomingNote />
      {isEmpty ? <EmptyTable /> : <PromptsCard table={table} />}
      <GridCard table={table} />
      {isEmpty ? null : <InsidePart table={table} />}
      {others.length === 0 ? null : (
        <p className={layout.soft}>{tableText.otherTables(others.map(({ base }) => base.name))}</p>
      )}
      <TableToast />
    </Screen>
  );
}

function EmptyTable() {
  const { table: tableText } = useLanguage();
  const studio = useStudio();
  return (
    <Callout tone="info" sentence={{ what: tableText.empty, hint: tableText.emptyHint }}>
      <div className={layout.row}>
        <Button onPress={() => studio.view.show('train')}>{tableText.goToTrain}</Button>
        <Button look="quiet" onPress={() => studio.view.show('export')}>
          {tableText.goToExport}
        </Button>
      </div>
    </Callout>
  );
}
