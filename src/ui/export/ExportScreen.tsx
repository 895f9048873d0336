import { currentTable } from '../../studio/tableSlice';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import { Card } from '../parts/Card';
import { FileButton } from '../parts/FileButton';
import layout from '../parts/layout.module.css';
import { Screen } from '../parts/Screen';
import { useStudio, useStudioState } from '../studioContext';
import { PromptFacts } from './PromptFacts';

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
      <Card title={exportText.table} lead={exportText.tableLead}>
        <div className={layout.stack}>
          {hasPrompts ? (
            <dl className={layout.facts}>
              <dt>{exportText.base}</dt>
              <dd>{table.base.name}</dd>
              <dt>{exportText.fingerprint}</dt>
              <dd className={layout.mono}>{table.base.fingerprint}</dd>
            </dl>
          ) : (
            <Callout tone="info" sentence={{ what: exportText.empty, hint: exportText.emptyHint }} />
          )}
          {others.length === 0 ? null : (
            <p className={layout.soft}>
              {exportText.otherTables(format.list(others.map(({ base }) => base.name)))}
            </p>
          )}
          <div className={layout.row}>
            {hasPrompts ? (
              <>
                <Button look="main" onPress={studio.files.saveTable}>
                  {exportText.safetensors}
                </Button>
                <Button onPress={studio.files.saveTableAsJson}>{exportText.json}</Button>
              </>
            ) : null}
            <FileButton
              label={exportText.open}
              accept={['.safetensors', '.json']}
              onFile={studio.files.openTable}
            />
          </div>
        </div>
      </Card>
      {hasPrompts
        ? table.prompts.map((prompt) => <PromptFacts key={prompt.taskname} prompt={prompt} />)
        : null}
    </Screen>
  );
}
