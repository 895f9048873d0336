import type { ModelFiles } from '../../model/modelFiles';
import { modelFilesFromUrl } from '../../model/modelFilesFromUrl';

/**
 * Stands in for `../fixtures.ts` in a worker, whose server has the fixtures in its root. Whoever reads fixtures does not
 * wait for them, so this asks synchronously; workers may.
 */
const addressOf = (path: string): string => new URL(`/${path}`, self.location.origin).href;

function request(path: string, type: 'arraybuffer' | 'text'): XMLHttpRequest {
  const asked = new XMLHttpRequest();
  asked.open('GET', addressOf(path), false);
  asked.responseType = type;
  asked.send();
  if (asked.status !== 200) throw new Error(`${path}: HTTP status ${asked.status}`);
  return asked;
}

export function readFixtureBytes(path: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(request(path, 'arraybuffer').response);
}

export function readFixtureText(path: string): string {
  return request(path, 'text').responseText;
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
