import type { DataProblem } from '../../data/dataProblem';
import type { PartName } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { download } from '../parts/download';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import { problemReport } from './problemReport';

/** Undo and redo of changes, and the problems as a table to take along. */
export function ProblemTools({
  part,
  problems,
}: {
  readonly part: PartName;
  readonly problems: readonly DataProblem[];
}) {
  const language = useLanguage();
  const { data: dataText } = language;
  const studio = useStudio();
  const state = useStudioState(({ data }) => data[part]);
  const repairs = state.kind === 'ready' ? (state.source.repairs ?? []) : [];
  const undone = state.kind === 'ready' ? state.undone : [];
  const save = (): void =>
    download(dataText.reportName, new Blob([problemReport(problems, language)], { type: 'text/csv' }));
  return (
    <div className={layout.row}>
      <Button
        onPress={() => void studio.data.undo(part)}
        disabledBecause={repairs.length === 0 ? dataText.nothingToUndo : undefined}
      >
        {dataText.undo}
      </Button>
      <Button
        onPress={() => void studio.data.redo(part)}
        disabledBecause={undone.length === 0 ? dataText.nothingToRedo : undefined}
      >
        {dataText.redo}
      </Button>
      <Button onPress={save} disabledBecause={problems.length === 0 ? dataText.allGood : undefined}>
        {dataText.saveReport}
      </Button>
    </div>
  );
}
