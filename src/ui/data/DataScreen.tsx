import { problemsOfPart } from '../../studio/foundProblems';
import { useLanguage } from '../language/useLanguage';
import { Fold } from '../parts/Fold';
import layout from '../parts/layout.module.css';
import { Screen } from '../parts/Screen';
import { useStudioState } from '../studioContext';
import { FirstRows } from './FirstRows';
import { LabelBalance } from './LabelBalance';
import { PartCard } from './PartCard';
import { ProblemList } from './ProblemList';
import { SplitCard } from './SplitCard';

/** What the user brought, what is wrong with it, and how it will be used. */
export function DataScreen() {
  const { data: dataText } = useLanguage();
  const train = useStudioState((state) => state.data.train);
  return (
    <Screen title={dataText.title} lead={dataText.lead}>
      <PartCard part="train" />
      {train.kind === 'ready' ? (
        <>
          <ProblemList found={problemsOfPart(train)} />
          <FirstRows rows={train.firstRows} report={train.report} />
          <div className={layout.halves}>
            <LabelBalance report={train.report} />
            <SplitCard rows={train.report.rows} />
          </div>
        </>
      ) : null}
      <Fold title={dataText.optional}>
        <div className={layout.halves}>
          <PartCard part="validation" />
          <PartCard part="test" />
        </div>
      </Fold>
    </Screen>
  );
}
