import { inLanguageFirst, type Sample } from '../../studio/samples';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import styles from './HomeScreen.module.css';

/** The examples that ship with the page; those in the reader's language come first. */
export function Samples() {
  const { home: homeText, words } = useLanguage();
  const samples = useStudioState((state) => state.samples);
  const locale = useStudioState((state) => state.view.locale);
  switch (samples.kind) {
    case 'none':
      return <p className={layout.soft}>{homeText.waiting}</p>;
    case 'failed':
      return <Callout tone="bad" sentence={words.describeFailure(samples.failure)} />;
    case 'ready':
      return (
        <ul className={styles.samples}>
          {inLanguageFirst(samples.samples, locale).map((sample, i) => (
            <li key={sample.id}>
              <SampleCard sample={sample} isFirst={i === 0} />
            </li>
          ))}
        </ul>
      );
  }
}

function SampleCard({ sample, isFirst }: { readonly sample: Sample; readonly isFirst: boolean }) {
  const { home: homeText } = useLanguage();
  const studio = useStudio();
  const isRunning = useStudioState((state) => state.run.kind === 'active');
  const busy = isRunning ? homeText.busy : undefined;
  const { title, about } = homeText.sampleTexts[sample.id] ?? {
    title: sample.title,
    about: sample.description,
  };
  const look = async (): Promise<void> => {
    if (await studio.examples.open(sample)) studio.view.show('data');
  };
  return (
    <article className={styles.sample} aria-labelledby={`sample-${sample.id}`}>
      <h3 id={`sample-${sample.id}`} className={styles.name}>
        {title}
      </h3>
      <p className={styles.facts}>
        {homeText.sampleFacts(
          homeText.languages[sample.language] ?? sample.language,
          sample.rows,
          sample.labels,
        )}
      </p>
      <p className={styles.about}>{about}</p>
      <div className={layout.row}>
        <Button
          look={isFirst ? 'main' : 'plain'}
          disabledBecause={busy}
          onPress={() => void studio.examples.train(sample)}
        >
          {homeText.train}
        </Button>
        <Button look="quiet" disabledBecause={busy} onPress={() => void look()}>
          {homeText.look}
        </Button>
      </div>
    </article>
  );
}
