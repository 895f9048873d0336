import { inLanguageFirst } from '../../studio/samples';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import styles from './EmptyHelp.module.css';
import { useBring } from './useBring';

/** For those who come without a file: what one looks like, samples, and everything that will be checked. */
export function EmptyHelp({ onOpenRules }: { readonly onOpenRules: () => void }) {
  const { data: dataText } = useLanguage();
  const bring = useBring('train');
  return (
    <div className={layout.halves}>
      <Card title={dataText.formatTitle} lead={dataText.formatLead}>
        <div className={layout.stack}>
          <pre className={styles.example} dir="auto">
            {dataText.example}
          </pre>
          <div className={layout.row}>
            <Button onPress={() => bring.text(dataText.example)}>{dataText.useExample}</Button>
            <Button look="quiet" onPress={onOpenRules}>
              {dataText.openRules}
            </Button>
          </div>
        </div>
      </Card>
      <SampleList />
    </div>
  );
}

function SampleList() {
  const { data: dataText, home: homeText } = useLanguage();
  const studio = useStudio();
  const samples = useStudioState((state) => state.samples);
  const locale = useStudioState((state) => state.view.locale);
  const isRunning = useStudioState((state) => state.run.kind === 'active');
  if (samples.kind !== 'ready' || samples.samples.length === 0) return null;
  return (
    <Card title={dataText.samplesTitle}>
      <ul className={styles.samples}>
        {inLanguageFirst(samples.samples, locale).map((sample) => (
          <li key={sample.id} className={styles.sample}>
            <Button
              disabledBecause={isRunning ? homeText.busy : undefined}
              onPress={() => void studio.examples.open(sample)}
            >
              {homeText.sampleTexts[sample.id]?.title ?? sample.title}
            </Button>
            <span className={layout.soft}>{dataText.sampleFacts(sample.rows, sample.labels)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
