import { useLanguage } from '../language/useLanguage';
import layout from '../parts/layout.module.css';
import type { ScreenProps } from '../shell/screenFiles';
import { GpuNote } from './GpuNote';
import styles from './HomeScreen.module.css';
import { OwnDataCard } from './OwnDataCard';
import { Samples } from './Samples';
import { StorageNote } from './StorageNote';
import { TokenStrip } from './TokenStrip';
import { WorkCard } from './WorkCard';

/** From nothing to a first run: what is under way, the examples, one's own data, one sentence on privacy. */
export function HomeScreen({ onOpenModel }: ScreenProps) {
  const { home: homeText } = useLanguage();
  return (
    <div className={styles.home}>
      <header>
        <h1 className={styles.eyebrow}>{homeText.title}</h1>
        <p className={styles.claim}>{homeText.hero}</p>
        <p className={styles.lead}>{homeText.lead}</p>
        <TokenStrip />
      </header>
      <WorkCard />
      <section className={layout.stack} aria-labelledby="samples">
        <div>
          <h2 id="samples" className={styles.heading}>
            {homeText.samples}
          </h2>
          <p className={layout.soft}>{homeText.samplesLead}</p>
        </div>
        <Samples />
      </section>
      <GpuNote onOpenModel={onOpenModel} />
      <OwnDataCard />
      <div className={styles.privacy}>
        <p>{homeText.privacy}</p>
        <StorageNote />
      </div>
    </div>
  );
}
