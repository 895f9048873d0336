import type { Sample } from '../../studio/samples';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import { Card } from '../parts/Card';
import { FileButton } from '../parts/FileButton';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import styles from './HomeScreen.module.css';
import { TokenStrip } from './TokenStrip';

/** From nothing to a first run: the examples, one's own data, one sentence on privacy. */
export function HomeScreen() {
  const { home: homeText, words } = useLanguage();
  const studio = useStudio();
  const samples = useStudioState((state) => state.samples);
  const openOwn = async (file: File): Promise<void> => {
    studio.view.show('data');
    await studio.data.read('train', { name: file.name, bytes: file });
  };
  return (
    <div className={styles.home}>
      <header className={styles.hero}>
        <h1 className={styles.eyebrow}>{homeText.title}</h1>
        <p className={styles.claim}>{homeText.hero}</p>
        <p className={styles.lead}>{homeText.lead}</p>
        <TokenStrip />
      </header>
      <section className={layout.stack} aria-labelledby="samples">
        <div>
          <h2 id="samples" className={styles.heading}>
            {homeText.samples}
          </h2>
          <p className={layout.soft}>{homeText.samplesLead}</p>
        </div>
        {samples.kind === 'none' ? <p className={layout.soft}>{homeText.waiting}</p> : null}
        {samples.kind === 'failed' ? (
          <Callout tone="bad" sentence={words.describeFailure(samples.failure)} />
        ) : null}
        {samples.kind === 'ready' ? (
          <ul className={styles.samples}>
            {samples.samples.map((sample) => (
              <li key={sample.id}>
                <SampleCard sample={sample} />
              </li>
            ))}
          </ul>
        ) : null}
      </section>
      <Card title={homeText.ownTitle} lead={homeText.ownLead}>
        <FileButton label={homeText.own} accept={['.jsonl', '.json', '.txt']} onFile={openOwn} />
      </Card>
      <p className={styles.privacy}>{homeText.privacy}</p>
    </div>
  );
}

function SampleCard({ sample }: { readonly sample: Sample }) {
  const { home: homeText, format } = useLanguage();
  const studio = useStudio();
  const isRunning = useStudioState((state) => state.run.kind === 'active');
  const note = `busy-${sample.id}`;
  const look = async (): Promise<void> => {
    if (await studio.examples.open(sample)) studio.view.show('data');
  };
  return (
    <article className={styles.sample} aria-labelledby={`sample-${sample.id}`}>
      <h3 id={`sample-${sample.id}`} className={styles.name}>
        {sample.title}
      </h3>
      <p className={styles.facts}>
        {homeText.languages[sample.language] ?? sample.language} · {format.whole(sample.rows)} {homeText.rows}{' '}
        · {format.whole(sample.labels)} {homeText.labels}
      </p>
      <p className={styles.about}>{sample.description}</p>
      <div className={layout.row}>
        <Button
          look="main"
          isDisabled={isRunning}
          describedBy={isRunning ? note : undefined}
          onPress={() => void studio.examples.train(sample)}
        >
          {homeText.train}
        </Button>
        <Button look="quiet" isDisabled={isRunning} onPress={() => void look()}>
          {homeText.look}
        </Button>
      </div>
      {isRunning ? (
        <p id={note} className={`${layout.small} ${layout.soft}`}>
          {homeText.busy}
        </p>
      ) : null}
    </article>
  );
}
