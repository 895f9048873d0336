import type { ModelReport } from '../../bridge/contract';
import { useLanguage } from '../language/useLanguage';
import layout from '../parts/layout.module.css';

/** A base in figures. */
export function BaseFacts({ report }: { readonly report: ModelReport }) {
  const { model: modelText, format } = useLanguage();
  return (
    <dl className={layout.facts}>
      <dt>{modelText.name}</dt>
      <dd>{report.name}</dd>
      <dt>{modelText.shape}</dt>
      <dd>{modelText.shapeOf(report.layers, report.hiddenSize, report.heads)}</dd>
      <dt>{modelText.parameters}</dt>
      <dd>{modelText.parametersOf(format.whole(report.parameters), format.byteSize(report.weightBytes))}</dd>
      <dt>{modelText.vocabulary}</dt>
      <dd>{modelText.tokens(report.vocabSize)}</dd>
      <dt>{modelText.context}</dt>
      <dd>{modelText.tokens(report.positions)}</dd>
      <dt>{modelText.fingerprint}</dt>
      <dd className={layout.mono}>{report.fingerprint}</dd>
    </dl>
  );
}
