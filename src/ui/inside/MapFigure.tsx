import { useEffect, useRef, useState } from 'react';
import type { MapPoint, PromptMap } from '../../table/promptMap';
import type { VirtualPrompt } from '../../table/promptTable';
import { cursorTarget } from '../charts/cursorTarget';
import { useLanguage } from '../language/useLanguage';
import layout from '../parts/layout.module.css';
import { useIsDark } from '../runs/useIsDark';
import styles from './inside.module.css';
import { mapLook } from './mapLooks';
import { mapScale, placesOf } from './mapScale';
import { usePromptName } from './usePromptName';

/** In the page's own pixels, so that points are as large on a narrow page. */
const height = 380;
const margin = 22;

/**
 * The map as a picture: tasks differ by colour and by shape, the chosen one is drawn larger. With the focus on it the arrow
 * keys go from point to point, and each is read out.
 */
export function MapFigure({
  map,
  prompts,
  chosen,
  withStarts,
}: {
  readonly map: PromptMap;
  readonly prompts: readonly VirtualPrompt[];
  /** Place of the chosen prompt among `prompts`. */
  readonly chosen: number;
  readonly withStarts: boolean;
}) {
  const { inside: insideText } = useLanguage();
  const nameOf = usePromptName();
  const [asked, setAsked] = useState<number | undefined>(undefined);
  const frame = useRef<HTMLDivElement>(null);
  const box = { width: useWidth(frame), height, margin };
  const { points } = map;
  const at = asked === undefined ? undefined : points[asked];
  const put = mapScale(placesOf(points, withStarts), box);
  const move = (key: string): boolean => {
    const sideways = key === 'ArrowUp' ? 'ArrowLeft' : key === 'ArrowDown' ? 'ArrowRight' : key;
    const target = cursorTarget(sideways, asked ?? -1, points.length);
    if (target !== undefined) setAsked(target);
    return target !== undefined;
  };
  const placeOf = ({ taskname, version }: MapPoint): number =>
    prompts.findIndex((prompt) => prompt.taskname === taskname && prompt.version === version);
  const middle = put({ x: 0, y: 0 });
  return (
    <figure className={styles.figure}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing with a cursor is no set of fields */}
      <div
        ref={frame}
        className={styles.map}
        role="group"
        aria-label={insideText.exploreMap}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be explored must be reachable by keyboard
        tabIndex={0}
        dir="ltr"
        onKeyDown={(event) => {
          if (move(event.key)) event.preventDefault();
        }}
      >
        <svg width={box.width} height={height} aria-hidden="true">
          <path className={styles.axis} d={`M0 ${middle.y}H${box.width}M${middle.x} 0V${height}`} />
          {points.map((point, i) => (
            <Point
              key={`${point.taskname} ${point.version} ${point.index}`}
              point={point}
              place={placeOf(point)}
              isChosen={placeOf(point) === chosen}
              isAt={asked === i}
              put={put}
              withStart={withStarts}
              onNear={() => setAsked(i)}
            />
          ))}
        </svg>
      </div>
      <figcaption>
        <ul className={styles.legend}>
          {prompts.map((prompt, place) => (
            <li key={nameOf(prompt)} className={place === chosen ? styles.chosen : undefined}>
              <Sign place={place} />
              <bdi>{nameOf(prompt)}</bdi>
            </li>
          ))}
          {withStarts ? (
            <li>
              <Sign place={chosen} isHollow />
              {insideText.startSign}
            </li>
          ) : null}
        </ul>
        <p className={at === undefined ? layout.soft : undefined} role="status">
          {at === undefined ? insideText.pointHint : insideText.pointAt(nameOf(at), at.index + 1, at.x, at.y)}
        </p>
      </figcaption>
    </figure>
  );
}

/** The width that an element has now. */
function useWidth(frame: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(600);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const sizes = new ResizeObserver(() => setWidth(Math.max(element.clientWidth, 100)));
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [frame]);
  return width;
}

function Point({
  point,
  place,
  isChosen,
  isAt,
  put,
  withStart,
  onNear,
}: {
  readonly point: MapPoint;
  readonly place: number;
  readonly isChosen: boolean;
  readonly isAt: boolean;
  readonly put: ReturnType<typeof mapScale>;
  readonly withStart: boolean;
  readonly onNear: () => void;
}) {
  const { colour, shape } = mapLook(place, useIsDark());
  const { x, y } = put(point);
  const start = withStart && point.start !== undefined ? put(point.start) : undefined;
  const size = isChosen ? 1.5 : 1;
  return (
    <g onPointerEnter={onNear}>
      {start === undefined ? null : (
        <>
          <path className={styles.way} stroke={colour} d={`M${start.x} ${start.y}L${x} ${y}`} />
          <path
            className={styles.hollow}
            stroke={colour}
            d={shape}
            transform={`translate(${start.x} ${start.y}) scale(${size})`}
          />
        </>
      )}
      {isAt ? <circle className={styles.at} cx={x} cy={y} r={14} /> : null}
      <path
        className={styles.point}
        fill={colour}
        d={shape}
        transform={`translate(${x} ${y}) scale(${size})`}
      />
    </g>
  );
}

/** The sign of a task, as on the map. */
function Sign({ place, isHollow = false }: { readonly place: number; readonly isHollow?: boolean }) {
  const { colour, shape } = mapLook(place, useIsDark());
  return (
    <svg className={styles.sign} viewBox="-8 -8 16 16" aria-hidden="true">
      <path d={shape} {...(isHollow ? { className: styles.hollow, stroke: colour } : { fill: colour })} />
    </svg>
  );
}
