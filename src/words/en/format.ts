/** `1 row`, `1,200 rows`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? singular : plural}`;
}

/** `a`, `a and b`, `a, b and c`; after `most` names the rest is only counted. */
export function listed(names: readonly string[], most = 6): string {
  const shown =
    names.length > most ? [...names.slice(0, most), counted(names.length - most, 'more', 'more')] : names;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** The user's text in quotes, line breaks made visible, at most `most` characters. */
export function quoted(text: string, most = 40): string {
  const characters = [...text.replaceAll('\n', '⏎').replaceAll('\t', '⇥')];
  return `“${characters.length > most ? `${characters.slice(0, most).join('')}…` : characters.join('')}”`;
}

/** `640 bytes`, `14.3 MB` (1 MB = 1,000,000 bytes). */
export function byteSize(bytes: number): string {
  const units = ['kB', 'MB', 'GB', 'TB'];
  if (bytes < 1000) return counted(bytes, 'byte');
  const power = Math.min(units.length, Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** power).toFixed(1)} ${units[power - 1]}`;
}

/** `[10, 256]`. */
export const shapeText = (shape: readonly number[]): string => `[${shape.join(', ')}]`;

/** The first characters of a fingerprint, enough to tell two bases apart. */
export const shortFingerprint = (fingerprint: string): string => fingerprint.slice(0, 12);
