import type { ModelFiles } from '../../model/modelFiles';
import { modelFilesFromUrl } from '../../model/modelFilesFromUrl';

/**
 * Stands in for `../fixtures.ts` in a page or its worker, whose server has the fixtures in its root. Whoever reads fixtures
 * does not wait for them, so this asks synchronously. A page gets nothing but text that way.
 */
const addressOf = (path: string): string => new URL(`/${path}`, self.location.origin).href;

function requestText(path: string, mimeType: string): string {
  const asked = new XMLHttpRequest();
  asked.open('GET', addressOf(path), false);
  asked.overrideMimeType(mimeType);
  asked.send();
  if (asked.status !== 200) throw new Error(`${path}: HTTP status ${asked.status}`);
  return asked.responseText;
}

export function readFixtureBytes(path: string): Uint8Array<ArrayBuffer> {
  // The low half of each character's code is the byte it was.
  const text = requestText(path, 'text/plain; charset=x-user-defined');
  return Uint8Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
}

export function readFixtureText(path: string): string {
  return requestText(path, 'text/plain; charset=utf-8');
}

export function readFixtureJson<T>(path: string): T {
  return JSON.parse(readFixtureText(path)) as T;
}

export function readFixtureJsonLines<T>(path: string): T[] {
  return readFixtureText(path)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

export async function fixtureModelFiles(folder: string): Promise<ModelFiles> {
  return modelFilesFromUrl(folder, addressOf(folder));
}
