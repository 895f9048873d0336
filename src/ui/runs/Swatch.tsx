import { lineSign } from '../charts/lines';
import { runLook } from './runLooks';
import styles from './runs.module.css';
import { useIsDark } from './useIsDark';

/** A piece of a run's line: its colour and dashes, as in every chart. */
export function Swatch({ place }: { readonly place: number }) {
  const { colour, dash } = runLook(place, useIsDark());
  return <span className={styles.swatch} style={{ background: lineSign(colour, dash) }} />;
}
