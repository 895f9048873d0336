import { OpenProjectButton } from '../export/OpenProjectButton';
import { useLanguage } from '../language/useLanguage';
import { Card } from '../parts/Card';
import { FileButton } from '../parts/FileButton';
import layout from '../parts/layout.module.css';
import { useStudio } from '../studioContext';

/** One's own rows, or a prompt table from before. */
export function OwnDataCard() {
  const { home: homeText } = useLanguage();
  const studio = useStudio();
  const openRows = async (file: File): Promise<void> => {
    studio.view.show('data');
    await studio.data.bring('train', { name: file.name, bytes: file });
  };
  const openTable = async (file: File): Promise<void> => {
    studio.view.show('table');
    await studio.incoming.open([{ path: file.name, bytes: file }]);
  };
  return (
    <Card title={homeText.ownTitle} lead={homeText.ownLead}>
      <div className={layout.row}>
        <FileButton
          label={homeText.own}
          accept={['.jsonl', '.json', '.csv', '.tsv', '.txt']}
          onFile={openRows}
        />
        <FileButton
          label={homeText.openTable}
          look="quiet"
          accept={['.safetensors', '.json']}
          onFile={openTable}
        />
        <OpenProjectButton />
      </div>
    </Card>
  );
}
