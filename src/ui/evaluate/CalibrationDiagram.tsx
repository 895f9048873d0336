import type { Calibration } from '../../run/judging/report';
import { useLanguage } from '../language/useLanguage';
import styles from './evaluate.module.css';

const size = { width: 460, height: 250, left: 44, right: 26, top: 12, bottom: 40 } as const;
const inner = {
  width: size.width - size.left - size.right,
  height: size.height - size.top - size.bottom,
} as const;
const x = (share: number): number => size.left + share * inner.width;
const y = (share: number): number => size.top + (1 - share) * inner.height;
const ticks = [0, 0.25, 0.5, 0.75, 1] as const;

/** Reliability diagram: a bar per group of answers, the line where sure and right agree, and rows over each bar. */
export function CalibrationDiagram({ calibration }: { readonly calibration: Calibration }) {
  const { judged: resultText, format } = useLanguage();
  const bins = calibration.bins.flatMap(({ from, to, rows, accuracy }) =>
    accuracy === undefined ? [] : [{ from, to, rows, accuracy }],
  );
  return (
    <svg
      className={styles.diagram}
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={resultText.calibrationLabel}
      direction="ltr"
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={styles.gridLine} x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} />
          <text className={styles.tick} x={size.left - 6} y={y(tick) + 4} textAnchor="end">
            {format.percent(tick)}
          </text>
          <text className={styles.tick} x={x(tick)} y={y(0) + 16} textAnchor="middle">
            {format.percent(tick)}
          </text>
        </g>
      ))}
      {bins.map(({ from, to, accuracy }) => (
        <rect
          key={from}
          className={styles.binBar}
          x={x(from) + 2}
          width={x(to) - x(from) - 4}
          y={y(accuracy)}
          height={Math.max(1, y(0) - y(accuracy))}
        />
      ))}
      <line className={styles.ideal} x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
      {bins.map(({ from, to, rows, accuracy }) => (
        <text
          key={from}
          className={styles.binRows}
          x={(x(from) + x(to)) / 2}
          y={accuracy > 0.9 ? y(accuracy) + 14 : y(accuracy) - 4}
          textAnchor="middle"
          data-inside={accuracy > 0.9}
        >
          {format.whole(rows)}
        </text>
      ))}
      <text className={styles.axis} x={x(0.5)} y={size.height - 6} textAnchor="middle">
        {resultText.sure}
      </text>
    </svg>
  );
}
