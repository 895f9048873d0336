import { useLanguage } from '../language/useLanguage';
import { Fold } from '../parts/Fold';
import layout from '../parts/layout.module.css';
import { Screen } from '../parts/Screen';
import { useStudioState } from '../studioContext';
import { ChangesCard } from './ChangesCard';
import { ColumnsCard } from './ColumnsCard';
import { LabelBalance } from './LabelBalance';
import { LengthsCard } from './LengthsCard';
import { PartCard } from './PartCard';
import { ProblemsCard } from './ProblemsCard';
import { RowsCard } from './RowsCard';
import { RulesFold } from './RulesFold';
import { SplitCard } from './SplitCard';
import { UndoKeys } from './UndoKeys';

/** What the user brought, what is wrong with it and how to mend it, and how it will be used. */
export function DataScreen() {
  const { data: dataText } = useLanguage();
  const train = useStudioState((state) => state.data.train);
  return (
    <Screen title={dataText.title} lead={dataText.lead}>
      <UndoKeys part="train" />
      <PartCard part="train" />
      {train.kind === 'ready' ? (
        <>
          <ChangesCard part="train" />
          <ProblemsCard part="train" />
          <RowsCard part="train" />
          <ColumnsCard report={train.report} />
          <div className={layout.halves}>
            <LabelBalance report={train.report} />
            <LengthsCard />
            <SplitCard />
          </div>
        </>
      ) : null}
      <Fold title={dataText.optional}>
        <div className={layout.stack}>
          <PartCard part="validation" />
          <ChangesCard part="validation" />
          <ProblemsCard part="validation" />
          <PartCard part="test" />
          <ChangesCard part="test" />
          <ProblemsCard part="test" />
        </div>
      </Fold>
      <RulesFold />
    </Screen>
  );
}
