import type { MapPoint, Place } from '../../table/promptMap';

export interface Box {
  readonly width: number;
  readonly height: number;
  /** Kept free on every side. */
  readonly margin: number;
}

/**
 * From places on the map to places in the box, the middle of all in its middle. One scale for both directions, so that
 * distances can be compared; up on the map is up in the box.
 */
export function mapScale(places: readonly Place[], { width, height, margin }: Box): (place: Place) => Place {
  const range = (values: readonly number[]) => {
    const least = Math.min(...values);
    const most = Math.max(...values);
    return values.length === 0 ? { middle: 0, span: 0 } : { middle: (least + most) / 2, span: most - least };
  };
  const along = range(places.map(({ x }) => x));
  const up = range(places.map(({ y }) => y));
  const fits = [(width - 2 * margin) / along.span, (height - 2 * margin) / up.span].filter(Number.isFinite);
  const scale = fits.length === 0 ? 1 : Math.min(...fits);
  return ({ x, y }) => ({
    x: width / 2 + scale * (x - along.middle),
    y: height / 2 - scale * (y - up.middle),
  });
}

/** All places that are drawn. */
export const placesOf = (points: readonly MapPoint[], withStarts: boolean): readonly Place[] =>
  points.flatMap((point) => (withStarts && point.start !== undefined ? [point, point.start] : [point]));
