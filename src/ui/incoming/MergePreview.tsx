import { useMemo, useState } from 'react';
import { type ClashRule, planMerge } from '../../table/mergeTables';
import type { PromptTable } from '../../table/promptTable';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { SelectField } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import styles from './incoming.module.css';
import { nextVersion } from './nextVersion';

const rules: readonly ClashRule[] = ['version', 'rename'];

/** Task by task what a merge will do, before it is done. */
export function MergePreview({
  theirs,
  onClose,
}: {
  readonly theirs: PromptTable;
  readonly onClose: () => void;
}) {
  const { incoming: text } = useLanguage();
  const studio = useStudio();
  const tables = useStudioState((state) => state.table.tables);
  const [rule, setRule] = useState<ClashRule>('version');
  const ours = useMemo(
    () =>
      tables.find(({ base }) => base.fingerprint === theirs.base.fingerprint) ?? {
        base: theirs.base,
        prompts: [],
        earlier: [],
        history: [],
      },
    [tables, theirs],
  );
  const plan = useMemo(() => planMerge(ours, theirs, rule), [ours, theirs, rule]);
  const hasClash = plan.some(({ kind }) => kind === 'version' || kind === 'renamed');
  const isNothing = plan.every(({ kind }) => kind === 'same');
  return (
    <div className={layout.stack}>
      <p>{text.found(theirs.prompts.length, theirs.base.name)}</p>
      {hasClash ? (
        <SelectField
          label={text.rule}
          value={rule}
          onChange={setRule}
          choices={rules.map((id) => ({ id, name: text.rules[id] }))}
        />
      ) : null}
      <h3 className={styles.subtitle}>{text.what}</h3>
      <ul className={styles.plan}>
        {plan.map((entry) => (
          <li key={entry.taskname} dir="auto">
            {text.entry({ ...entry, version: nextVersion(theirs, entry) })}
          </li>
        ))}
      </ul>
      <div className={layout.row}>
        <Button
          look="main"
          onPress={() => studio.incoming.take(rule)}
          disabledBecause={isNothing ? text.nothingNew : undefined}
        >
          {text.take}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {text.cancel}
        </Button>
      </div>
    </div>
  );
}
