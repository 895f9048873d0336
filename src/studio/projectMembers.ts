import * as v from 'valibot';
import { Failed } from '../base/failed';
import { type ContentFault, exactObject, narrow } from '../base/narrow';
import type { Result } from '../base/result';
import type { DataSource } from '../data/dataset';
import { readRepairs } from '../data/repair';
import { readRunRecordJson } from '../run/runRecordJson';
import { readTuningConfig } from '../run/tuningConfigFile';
import { readCheckpoint } from '../table/checkpointFile';
import { parseMember } from '../table/projectArchive';
import { parseTable, parseTemplates } from './codecs';
import { readHeldOut } from './heldOut';
import type { ProjectWork } from './projectWork';
import { type PartName, partNames } from './state';
import type { StudioFailure } from './studioFailure';

const dataSchema = v.array(
  exactObject({
    part: v.picklist(partNames),
    name: v.pipe(v.string(), v.maxLength(1024)),
    member: v.string(),
    repairs: v.unknown(),
  }),
);

/** Reads every member of a project; one that has no meaning here is refused. Throws Failed<StudioFailure>. */
export function readProjectMembers(members: ReadonlyMap<string, Uint8Array>): ProjectWork {
  const left = new Map(members);
  const take = (member: string): Uint8Array | undefined => {
    const bytes = left.get(member);
    left.delete(member);
    return bytes;
  };
  const need = (member: string): Uint8Array =>
    take(member) ?? refuse({ kind: 'project-member-missing', member });
  const json = (member: string): unknown => parseMember(member, need(member));
  const numbered = (folder: string, ending: string): readonly string[] => {
    const paths = Array.from({ length: left.size }, (_, i) => `${folder}/${i + 1}${ending}`);
    const end = paths.findIndex((path) => !left.has(path));
    return end < 0 ? paths : paths.slice(0, end);
  };

  const templates = readTemplatesMember(need('templates.json'));
  const settings = sound('settings.json', readTuningConfig(json('settings.json')));
  const tables = numbered('tables', '.safetensors').map((member) => parseTable(need(member)));
  const runs = numbered('runs', '.json').map((member) => sound(member, readRunRecordJson(json(member))));
  const checkpointBytes = take('checkpoint.safetensors');
  const checkpoint = checkpointBytes && readCheckpoint(checkpointBytes);
  if (checkpoint && !checkpoint.ok) return refuse(checkpoint.error);
  const heldOut = left.has('held_out.json') ? sound('held_out.json', readHeldOut(json('held_out.json'))) : [];
  const sources = left.has('data.json') ? readSources(json('data.json'), need) : undefined;
  const [extra] = left.keys();
  if (extra !== undefined) return refuse({ kind: 'project-member-unexpected', member: extra });
  refuseTwice(
    'tables',
    tables.map(({ base }) => base.fingerprint),
  );
  refuseTwice(
    'runs',
    runs.map(({ runId }) => runId),
  );
  return { templates, settings, tables, runs, checkpoint: checkpoint?.value, heldOut, sources };
}

function readTemplatesMember(bytes: Uint8Array): ProjectWork['templates'] {
  // No template at all is a state of a studio, but no template file.
  const value = parseMember('templates.json', bytes);
  const isEmpty = JSON.stringify(value) === JSON.stringify({ task_templates: [] });
  return isEmpty ? [] : parseTemplates(new TextDecoder().decode(bytes), 'templates.json');
}

function readSources(
  value: unknown,
  need: (member: string) => Uint8Array,
): NonNullable<ProjectWork['sources']> {
  const list = sound('data.json', narrow(dataSchema, value));
  refuseTwice(
    'data.json',
    list.map(({ part }) => part),
  );
  const sources = list.map(({ part, name, member, repairs }): [PartName, DataSource] => {
    const read = sound('data.json', readRepairs(repairs));
    const bytes = Uint8Array.from(need(member));
    return [part, { name, bytes: new Blob([bytes]), repairs: read }];
  });
  return Object.fromEntries(sources);
}

/** Two things of one name would take each other's place. */
function refuseTwice(member: string, names: readonly string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice === undefined) return;
  refuse({
    kind: 'project-content-invalid',
    member,
    path: '',
    expected: 'each once',
    found: `${twice} twice`,
  });
}

function sound<T>(member: string, read: Result<T, ContentFault>): T {
  if (read.ok) return read.value;
  return refuse({ kind: 'project-content-invalid', member, ...read.error });
}

function refuse(failure: StudioFailure): never {
  throw new Failed(failure);
}
