/** Half a character, a control character, or nothing at all. */
const hasNoSign = /[\uFFFD\p{Cc}]|^$/u;

/**
 * A token so that all of it can be seen: spaces as dots, ends of lines and tabs as signs. A token that is no text of its
 * own is called by its id, so that two of them are not taken for the same.
 */
export function tokenSign(text: string, id: number): string {
  const sign = text.replaceAll(' ', '·').replaceAll('\n', '⏎').replaceAll('\r', '␍').replaceAll('\t', '⇥');
  return hasNoSign.test(sign) ? `#${id}` : sign;
}
