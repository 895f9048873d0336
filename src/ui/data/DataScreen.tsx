import { useRef, useState } from 'react';
import { useLanguage } from '../language/useLanguage';
import { Fold } from '../parts/Fold';
import layout from '../parts/layout.module.css';
import { Screen } from '../parts/Screen';
import { useStudioState } from '../studioContext';
import { ChangesCard } from './ChangesCard';
import { ChangeToast } from './ChangeToast';
import { ColumnsCard } from './ColumnsCard';
import styles from './DataScreen.module.css';
import { EmptyHelp } from './EmptyHelp';
import { LabelBalance } from './LabelBalance';
import { LengthsCard } from './LengthsCard';
import { PartCard } from './PartCard';
import { ProblemsCard } from './ProblemsCard';
import { type Aim, RowsCard } from './RowsCard';
import { RulesFold } from './RulesFold';
import { SplitCard } from './SplitCard';
import { UndoKeys } from './UndoKeys';
import { useBring } from './useBring';
import { useDropAnywhere } from './useDropAnywhere';

/** What the user brought, what is wrong with it and how to mend it, and how it will be used. */
export function DataScreen() {
  const { data: dataText } = useLanguage();
  const train = useStudioState((state) => state.data.train);
  const bring = useBring('train');
  const isDropping = useDropAnywhere(bring.file, bring.text);
  const [aim, setAim] = useState<Aim | undefined>();
  const rules = useRef<HTMLDivElement>(null);
  const [areRulesOpen, setRulesOpen] = useState(false);
  const openRules = (): void => {
    setRulesOpen(true);
    rules.current?.scrollIntoView();
    rules.current?.querySelector('button')?.focus();
  };
  return (
    <Screen title={dataText.title} lead={dataText.lead}>
      {isDropping ? <p className={styles.dropping}>{dataText.dropNow}</p> : null}
      <UndoKeys />
      <PartCard part="train" />
      {train.kind === 'empty' ? <EmptyHelp onOpenRules={openRules} /> : null}
      {train.kind === 'ready' ? (
        <>
          <ProblemsCard part="train" onShowRow={(line) => setAim({ line })} />
          <ChangesCard part="train" />
          <RowsCard part="train" aim={aim} />
          <ColumnsCard />
          <div className={layout.halves}>
            <LabelBalance report={train.report} />
            <LengthsCard />
          </div>
          <SplitCard />
        </>
      ) : null}
      <Fold title={dataText.optional}>
        <div className={layout.stack}>
          <PartCard part="validation" />
          <ProblemsCard part="validation" onShowRow={undefined} />
          <ChangesCard part="validation" />
          <PartCard part="test" />
          <ProblemsCard part="test" onShowRow={undefined} />
          <ChangesCard part="test" />
        </div>
      </Fold>
      <div ref={rules} className={styles.rules}>
        <Fold title={dataText.rules} isOpen={areRulesOpen} onToggle={setRulesOpen}>
          {areRulesOpen ? <RulesFold /> : null}
        </Fold>
      </div>
      <ChangeToast />
    </Screen>
  );
}
