import { refuse } from '../foreign/refuse';

const longest = 1024;

/**
 * The path of a member without a leading `./`, empty for the folder itself. A path that leaves the folder on any system
 * is refused: absolute ones, drives, `..`, backslashes, control characters. Throws Failed<ForeignFailure>.
 */
export function safePath(entry: string, archive: string): string {
  const path = entry.replace(/^(?:\.\/)+/, '').replace(/^\.$/, '');
  const isSafe =
    path.length <= longest &&
    !/^\/|^[A-Za-z]:|\\/.test(path) &&
    ![...path].some((sign) => sign < ' ') &&
    path
      .replace(/\/$/, '')
      .split('/')
      .every(
        (part, index, all) => part !== '..' && part !== '.' && (part !== '' || all.length === index + 1),
      );
  if (!isSafe) return refuse({ kind: 'foreign-path-unsafe', name: archive, entry: entry.slice(0, 80) });
  return path;
}
