import type { PromptTable } from '../../table/promptTable';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { Fold } from '../parts/Fold';
import layout from '../parts/layout.module.css';
import { useStudio } from '../studioContext';

/** The table as a file: for which base, in which form, and how it is used elsewhere. */
export function TableCard({ table }: { readonly table: PromptTable }) {
  const { export: exportText } = useLanguage();
  const studio = useStudio();
  return (
    <Card title={exportText.table} lead={exportText.tableLead}>
      <div className={layout.stack}>
        <dl className={layout.facts}>
          <dt>{exportText.base}</dt>
          <dd>{table.base.name}</dd>
          <dt>{exportText.fingerprint}</dt>
          <dd className={layout.mono}>{table.base.fingerprint}</dd>
        </dl>
        <div className={layout.row}>
          <Button look="main" onPress={studio.files.saveTable}>
            {exportText.safetensors}
          </Button>
          <span className={layout.soft}>{exportText.safetensorsNote}</span>
        </div>
        <div className={layout.row}>
          <Button onPress={studio.files.saveTableAsJson}>{exportText.json}</Button>
          <span className={layout.soft}>{exportText.jsonNote}</span>
        </div>
        <Fold title={exportText.elsewhere}>
          <p>{exportText.elsewhereLead}</p>
          <pre className={`${layout.mono} ${layout.report}`} dir="ltr">
            {exportText.command}
          </pre>
        </Fold>
      </div>
    </Card>
  );
}
