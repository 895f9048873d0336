import { at } from '../../base/assert';
import { runLook } from '../runs/runLooks';

/** Outlines about 0 of about the same size: tasks differ by shape as well as by colour. */
const shapes = [
  'M5 0A5 5 0 1 1 -5 0A5 5 0 1 1 5 0Z',
  'M-4.5 -4.5H4.5V4.5H-4.5Z',
  'M0 -5.8L5.6 4.4H-5.6Z',
  'M0 -6.4L6.4 0L0 6.4L-6.4 0Z',
  'M0 5.8L5.6 -4.4H-5.6Z',
  'M-2 -6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z',
  'M-5.6 -3.4L-2.2 0L-5.6 3.4L-3.4 5.6L0 2.2L3.4 5.6L5.6 3.4L2.2 0L5.6 -3.4L3.4 -5.6L0 -2.2L-3.4 -5.6Z',
] as const;

export interface MapLook {
  readonly colour: string;
  /** An SVG path about 0. */
  readonly shape: string;
}

/** The look of the prompt at a place among those on the map. */
export function mapLook(place: number, isDark: boolean): MapLook {
  return { colour: runLook(place, isDark).colour, shape: at(shapes, place % shapes.length) };
}
