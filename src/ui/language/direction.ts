/** Where a line of a language begins. */
export type TextDirection = 'ltr' | 'rtl';

/** The direction as its type, so that a language of the other direction fits the same shape. */
export const textDirection = (direction: TextDirection): TextDirection => direction;
