import { assertUnreachable } from '../../base/assert';
import type { StepProfile, StepWork } from '../../run/stepProfile';
import { useLanguage } from '../language/useLanguage';
import layout from '../parts/layout.module.css';
import { useStudioState } from '../studioContext';
import styles from './RunningRun.module.css';
import { type Share, ShareTable } from './ShareTable';

/** More kinds than these are told together. */
const mostKinds = 8;

interface Part {
  readonly name: string;
  readonly milliseconds: number | undefined;
  readonly count: number;
}

/** What one step cost: as a whole, by kind of work and in memory. */
export function ProfilePanel({ profile }: { readonly profile: StepProfile }) {
  const { profile: profileText, model: modelText, format } = useLanguage();
  const backend = useStudioState((state) => state.model.backend);
  const { step, milliseconds, work } = profile;
  const parts = useParts(work);
  const isTimed = parts.some((part) => part.milliseconds !== undefined);
  const inParts = parts.reduce((sum, part) => sum + (part.milliseconds ?? 0), 0);
  return (
    <div className={layout.stack}>
      <dl className={styles.figures}>
        <Fact name={profileText.stepTime} value={profileText.stepTimeOf(milliseconds, step)} />
        {isTimed ? <Fact name={profileText.inParts} value={profileText.milliseconds(inParts)} /> : null}
        {backend.kind === 'ready' ? (
          <Fact
            name={modelText.backend}
            value={`${modelText.names[backend.report.kind]} · ${backend.report.adapter}`}
          />
        ) : null}
        {work.kind === 'launches' ? (
          <>
            <Fact name={profileText.submits} value={format.whole(work.submits)} />
            <Fact name={profileText.programs} value={format.whole(work.programs)} />
            <Fact name={profileText.recordings} value={format.whole(work.recordings)} />
          </>
        ) : null}
      </dl>
      {isTimed ? null : <p className={layout.soft}>{profileText.untimed}</p>}
      <div className={layout.halves}>
        <WorkTable work={work} parts={parts} total={isTimed ? inParts : undefined} />
        <MemoryTable profile={profile} />
      </div>
    </div>
  );
}

function useParts(work: StepWork): readonly Part[] {
  const { profile: profileText } = useLanguage();
  switch (work.kind) {
    case 'launches':
      return work.families.map(({ family, launches, milliseconds }) => ({
        name: profileText.families[family],
        milliseconds,
        count: launches,
      }));
    case 'operations': {
      const all = (work.operations ?? []).map(({ calls, ...operation }) => ({ ...operation, count: calls }));
      const rest = all.slice(mostKinds);
      if (rest.length === 0) return all;
      const others = {
        name: profileText.others,
        milliseconds: rest.reduce((sum, part) => sum + part.milliseconds, 0),
        count: rest.reduce((sum, part) => sum + part.count, 0),
      };
      return [...all.slice(0, mostKinds), others];
    }
    default:
      return assertUnreachable(work);
  }
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt className={styles.name}>{name}</dt>
      <dd className={layout.number}>{value}</dd>
    </div>
  );
}

function WorkTable({
  work,
  parts,
  total,
}: {
  readonly work: StepWork;
  readonly parts: readonly Part[];
  readonly total: number | undefined;
}) {
  const { profile: profileText, format } = useLanguage();
  const isLaunches = work.kind === 'launches';
  if (parts.length === 0) return null;
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const rows = parts.map((part): Share => {
    const { milliseconds } = part;
    return {
      name: part.name,
      value: milliseconds === undefined ? '–' : profileText.milliseconds(milliseconds),
      share: milliseconds === undefined || total === undefined ? undefined : milliseconds / total,
      count: format.whole(part.count),
    };
  });
  const all: Share = {
    name: profileText.all,
    value: total === undefined ? '–' : profileText.milliseconds(total),
    share: undefined,
    count: format.whole(count),
  };
  return (
    <ShareTable
      title={profileText.work}
      heads={[
        isLaunches ? profileText.family : profileText.operation,
        profileText.time,
        isLaunches ? profileText.launches : profileText.calls,
      ]}
      rows={[...rows, all]}
    />
  );
}

/** What memory is used for; tensors at their most are no part of a sum. */
function MemoryTable({ profile: { memory, work } }: { readonly profile: StepProfile }) {
  const { profile: profileText, format } = useLanguage();
  const used = memory.filter(({ bytes }) => bytes > 0);
  const total = used.reduce((sum, { bytes }) => sum + bytes, 0);
  const hasSum = work.kind === 'launches';
  const rows = used.map(({ kind, bytes }): Share => {
    const share = hasSum ? bytes / total : undefined;
    return { name: profileText.memoryKinds[kind], value: format.byteSize(bytes), share };
  });
  const all = { name: profileText.all, value: format.byteSize(total), share: undefined };
  return (
    <ShareTable
      title={profileText.memory}
      heads={[profileText.use, profileText.size]}
      rows={hasSum ? [...rows, all] : rows}
    />
  );
}
