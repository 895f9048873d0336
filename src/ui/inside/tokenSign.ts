/** A token so that all of it can be seen: spaces as dots, ends of lines and tabs as signs. */
export const tokenSign = (text: string): string =>
  text.replaceAll(' ', '·').replaceAll('\n', '⏎').replaceAll('\r', '␍').replaceAll('\t', '⇥');
