import type { DataSource } from '../data/dataset';
import { printTemplates } from '../prompt/readTemplates';
import { printRunRecordJson } from '../run/runRecordJson';
import { printTuningConfig } from '../run/tuningConfigFile';
import type { FolderFile } from '../table/archive/archiveLimits';
import { writeCheckpoint } from '../table/checkpointFile';
import { jsonBytes, readProjectArchive, writeProjectArchive } from '../table/projectArchive';
import { writePromptTable } from '../table/promptTableFile';
import { readProjectMembers } from './projectMembers';
import type { ProjectWork } from './projectWork';

/** The bytes of a project (FORMAT.md): every part in the form of its own file. */
export async function writeProject(work: ProjectWork): Promise<Uint8Array<ArrayBuffer>> {
  const { checkpoint, heldOut } = work;
  return writeProjectArchive([
    { path: 'templates.json', bytes: new TextEncoder().encode(printTemplates(work.templates)) },
    { path: 'settings.json', bytes: jsonBytes(printTuningConfig(work.settings)) },
    ...work.tables.map((table, i) => ({
      path: `tables/${i + 1}.safetensors`,
      bytes: writePromptTable(table),
    })),
    ...work.runs.map((record, i) => ({
      path: `runs/${i + 1}.json`,
      bytes: jsonBytes(printRunRecordJson(record)),
    })),
    ...(checkpoint === undefined
      ? []
      : [{ path: 'checkpoint.safetensors', bytes: writeCheckpoint(checkpoint) }]),
    ...(heldOut.length === 0 ? [] : [{ path: 'held_out.json', bytes: jsonBytes(heldOut) }]),
    ...(await dataMembers(work.sources)),
  ]);
}

/** The files as given, and beside them what they are called and what was decided about them. */
async function dataMembers(sources: ProjectWork['sources']): Promise<readonly FolderFile[]> {
  if (sources === undefined) return [];
  const files: FolderFile[] = [];
  const list: unknown[] = [];
  for (const [part, source] of Object.entries(sources)) {
    const member = `data/${part}${/\.[a-z0-9]{1,8}$/i.exec(source.name)?.[0] ?? ''}`;
    files.push({ path: member, bytes: await bytesOf(source) });
    list.push({ part, name: source.name, member, repairs: source.repairs ?? [] });
  }
  return [{ path: 'data.json', bytes: jsonBytes(list) }, ...files];
}

const bytesOf = async ({ bytes }: DataSource): Promise<Uint8Array> =>
  bytes instanceof Blob ? new Uint8Array(await bytes.arrayBuffer()) : bytes;

/**
 * Reads a project, which is not trusted: all of it, before anything is changed (rule R6). Throws Failed<StudioFailure>
 * with the failure of the part that is wrong.
 */
export async function readProject(file: File): Promise<ProjectWork> {
  return readProjectMembers(readProjectArchive(new Uint8Array(await file.arrayBuffer()), file.name));
}
