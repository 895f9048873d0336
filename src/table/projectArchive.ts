import * as v from 'valibot';
import { Failed } from '../base/failed';
import { exactObject, narrow } from '../base/narrow';
import { faultOfJsonShape } from '../model/jsonShape';
import type { FolderFile } from './archive/archiveLimits';
import { openZip } from './archive/readZip';
import { writeZip } from './archive/writeZip';
import type { ProjectFailure } from './projectFailure';

/** What a project calls itself. */
export const projectFormat = 'p-tuning-studio.project';
/** Raised when older programs could no longer read what is written. */
const projectVersion = 1;
/** The member that says so. */
export const manifestPath = 'project.json';
const deepestJson = 64;
/** A project holds data and the state of an optimiser besides its tables. */
const projectLimits = { bytes: 2 ** 30, entries: 8192 };

const manifestSchema = exactObject({
  format: v.literal(projectFormat),
  format_version: v.literal(projectVersion),
  members: v.array(v.string()),
});
const headSchema = v.object({ format: v.string(), format_version: v.number() });

/** The zip of a project: a manifest that lists the members, then the members (FORMAT.md). Equal members give equal bytes. */
export function writeProjectArchive(members: readonly FolderFile[]): Uint8Array<ArrayBuffer> {
  const manifest = {
    format: projectFormat,
    format_version: projectVersion,
    members: members.map(({ path }) => path),
  };
  return writeZip([{ path: manifestPath, bytes: jsonBytes(manifest) }, ...members], (path) =>
    path.endsWith('.safetensors'),
  );
}

/**
 * The members of a project by path. Nothing is unpacked before the zip's directory has been checked, nothing that the
 * manifest does not list is taken. Throws Failed<ProjectFailure>, and Failed<ForeignFailure> for a zip that is damaged,
 * hostile or too large.
 */
export function readProjectArchive(file: Uint8Array, name: string): ReadonlyMap<string, Uint8Array> {
  const zip = openZip(file, name, projectLimits);
  const manifest = zip.read(manifestPath);
  if (manifest === undefined) return refuse({ kind: 'project-foreign', found: undefined });
  const listed = readManifest(parseMember(manifestPath, manifest));
  const members = new Map<string, Uint8Array>();
  for (const member of listed) {
    const bytes = zip.read(member);
    if (bytes === undefined) return refuse({ kind: 'project-member-missing', member });
    members.set(member, bytes);
  }
  const extra = zip.paths.find((path) => path !== manifestPath && !members.has(path));
  if (extra !== undefined) return refuse({ kind: 'project-member-unexpected', member: extra });
  return members;
}

function readManifest(value: unknown): readonly string[] {
  const head = v.safeParse(headSchema, value);
  if (!head.success) return refuse({ kind: 'project-foreign', found: undefined });
  const { format, format_version: found } = head.output;
  if (format !== projectFormat) return refuse({ kind: 'project-foreign', found: format.slice(0, 80) });
  if (found > projectVersion)
    return refuse({ kind: 'project-version-too-new', found, newest: projectVersion });
  const read = narrow(manifestSchema, value);
  if (!read.ok) return refuse({ kind: 'project-content-invalid', member: manifestPath, ...read.error });
  return read.value.members;
}

/** The JSON of a member. Throws Failed<ProjectFailure> when it is none, too deep or has a name twice. */
export function parseMember(member: string, bytes: Uint8Array): unknown {
  const bad = (found: string): never =>
    refuse({ kind: 'project-content-invalid', member, path: '', expected: 'JSON', found });
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const fault = faultOfJsonShape(text, deepestJson);
    if (fault !== undefined) return bad(fault);
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    if (error instanceof Failed) throw error;
    return bad(error instanceof Error ? error.message.slice(0, 80) : 'something else');
  }
}

/** JSON as the bytes of a member. */
export const jsonBytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(value)}\n`);

function refuse(failure: ProjectFailure): never {
  throw new Failed(failure);
}
