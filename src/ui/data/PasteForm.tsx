import { useState } from 'react';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { TextField } from '../parts/fields';
import layout from '../parts/layout.module.css';

/** Rows typed or pasted. Kept in the form until they are read. */
export function PasteForm({
  onRead,
  onClose,
}: {
  readonly onRead: (text: string) => void;
  readonly onClose: () => void;
}) {
  const { data: dataText } = useLanguage();
  const [text, setText] = useState('');
  return (
    <div className={layout.stack}>
      <TextField label={dataText.pasteLabel} value={text} onChange={setText} rows={7} isCode />
      <div className={layout.row}>
        <Button look="main" onPress={() => onRead(text)}>
          {dataText.pasteRead}
        </Button>
        <Button onPress={() => setText(dataText.example)}>{dataText.loadExample}</Button>
        <Button look="quiet" onPress={onClose}>
          {dataText.pasteCancel}
        </Button>
      </div>
    </div>
  );
}
