import { type ReactNode, useState } from 'react';
import type { ExportFormat } from '../../table/exchange/exportFormats';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import layout from '../parts/layout.module.css';
import { useStudio } from '../studioContext';
import styles from './export.module.css';

/** One format: what it holds, how exact it is, where it opens, how large it is. */
export function FormatRow({
  format,
  taskname,
  size,
  exactness,
  children,
}: {
  readonly format: ExportFormat;
  /** Undefined: the whole table. */
  readonly taskname: string | undefined;
  /** Bytes; undefined while it is not known. */
  readonly size: number | undefined;
  /** Given where it is not simply exact. */
  readonly exactness?: { readonly badge: string; readonly why: string } | undefined;
  readonly children?: ReactNode;
}) {
  const { export: exportText, format: print } = useLanguage();
  const studio = useStudio();
  const [isBusy, setBusy] = useState(false);
  const text = exportText.formats[format];
  const save = async (): Promise<void> => {
    setBusy(true);
    await studio.exporting.save(format, taskname);
    setBusy(false);
  };
  return (
    <li className={styles.format}>
      <div className={styles.head}>
        <h3 className={styles.name}>
          {text.name}{' '}
          <span className={styles.badge}>{exactness === undefined ? exportText.exact : exactness.badge}</span>
        </h3>
        <div className={layout.row}>
          <span className={`${layout.soft} ${layout.small} ${layout.number}`}>
            {size === undefined ? '' : print.byteSize(size)}
          </span>
          <Button
            look={format === 'zip' ? 'main' : 'plain'}
            label={exportText.downloadThis(text.name)}
            onPress={() => void save()}
            disabledBecause={isBusy ? exportText.preparing : undefined}
          >
            {exportText.download}
          </Button>
        </div>
      </div>
      <p>{text.holds}</p>
      <p className={`${layout.soft} ${layout.small}`}>
        {exactness?.why ?? text.exactness} {exportText.opensIn(text.opens)}
      </p>
      {children}
    </li>
  );
}
