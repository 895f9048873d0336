import type { MapPoint } from '../../table/promptMap';
import { useLanguage } from '../language/useLanguage';
import layout from '../parts/layout.module.css';
import styles from './inside.module.css';
import { usePromptName } from './usePromptName';

/** The map in numbers. */
export function MapTable({
  points,
  hasStarts,
}: {
  readonly points: readonly MapPoint[];
  readonly hasStarts: boolean;
}) {
  const { inside: insideText, chart: chartText, format } = useLanguage();
  const nameOf = usePromptName();
  const shown = (value: number | undefined): string =>
    value === undefined ? insideText.notKnown : format.compact(value);
  const columns = [insideText.task, insideText.number, insideText.along, insideText.up];
  const startColumns = hasStarts ? [insideText.startAlong, insideText.startUp] : [];
  return (
    <section
      className={`${layout.scroll} ${styles.tall}`}
      aria-label={chartText.tableOf(insideText.map)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className={layout.table}>
        <thead>
          <tr>
            {[...columns, ...startColumns].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={`${point.taskname} ${point.version} ${point.index}`}>
              <td dir="auto">{nameOf(point)}</td>
              <td className={layout.number}>{format.whole(point.index + 1)}</td>
              <td className={layout.number}>{format.compact(point.x)}</td>
              <td className={layout.number}>{format.compact(point.y)}</td>
              {hasStarts ? (
                <>
                  <td className={layout.number}>{shown(point.start?.x)}</td>
                  <td className={layout.number}>{shown(point.start?.y)}</td>
                </>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
