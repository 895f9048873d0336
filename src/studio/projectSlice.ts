import type { DataActions } from './dataSlice';
import type { Kit } from './kit';
import { chosenWork, hasWork, type ProjectChoice, type ProjectWork, workOf } from './projectWork';
import { partNames } from './state';
import type { TableActions } from './tableSlice';

/** Zip and all: fetched with the first use. */
const projectFile = () => import('./projectFile');

export interface ProjectActions {
  /** Gives the user one file with the work and what was chosen besides. */
  save(choice: ProjectChoice): Promise<void>;
  /** Puts a project in the place of the work; the notice brings that back. A file that cannot be read changes nothing. */
  open(file: File): Promise<void>;
  /** Not during a run. What is there now can be brought back in its turn. */
  bringBack(former: ProjectWork): Promise<void>;
}

export function createProjectActions(
  kit: Kit,
  rooms: { readonly data: DataActions; readonly table: TableActions },
): ProjectActions {
  const state = kit.store.getState;
  /** Everything at once but the data, which takes its time to be read. */
  const put = async (work: ProjectWork): Promise<void> => {
    kit.history.clear();
    kit.put('run', { kind: 'idle' });
    kit.put('settings', work.settings);
    // Before the data: data that is read without any template makes a default one.
    kit.patch('templates', { list: work.templates, selected: 0, row: 0, removed: undefined, ticks: {} });
    rooms.table.restore({ tables: work.tables, heldOut: work.heldOut });
    kit.patch('runs', { list: work.runs, removed: undefined, checkpoint: work.checkpoint });
    const { sources } = work;
    if (sources === undefined) return;
    for (const part of partNames) {
      const source = sources[part];
      await (source === undefined ? rooms.data.forget(part) : rooms.data.read(part, source));
    }
  };
  return {
    save: async (choice) => {
      try {
        const { writeProject } = await projectFile();
        const bytes = await writeProject(chosenWork(workOf(state()), choice));
        kit.world.giveFile('project.zip', new Blob([bytes], { type: 'application/zip' }));
      } catch (error) {
        kit.complain(error);
      }
    },
    open: async (file) => {
      if (state().run.kind === 'active') return;
      try {
        const { readProject } = await projectFile();
        const work = await readProject(file);
        const former = workOf(state());
        await put(work);
        kit.notify({
          kind: 'project-opened',
          name: file.name,
          former: hasWork(former) ? former : undefined,
          hasData: work.sources !== undefined,
        });
      } catch (error) {
        kit.complain(error);
      }
    },
    bringBack: async (former) => {
      if (state().run.kind === 'active') return;
      const replaced = workOf(state());
      await put(former);
      kit.notify({ kind: 'work-back', former: hasWork(replaced) ? replaced : undefined });
    },
  };
}
