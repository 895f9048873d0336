import type { VirtualPrompt } from '../table/promptTable';
import type { Studio } from './createStudio';

/**
 * Makes Train ready for a task of the table alone: its template is in hand, and no other task is ticked. What is learned
 * becomes the next version of its prompt. Rows without tasknames can serve one template at a time: the others then go,
 * and the last of them can be brought back.
 */
export function prepareRetraining(
  studio: Pick<Studio, 'store' | 'templates' | 'run'>,
  { taskname, template }: Pick<VirtualPrompt, 'taskname' | 'template'>,
): void {
  const list = () => studio.store.getState().templates.list;
  const place = (): number => list().findIndex((each) => each.taskname === taskname);
  if (place() < 0) studio.templates.add(template);
  const { train } = studio.store.getState().data;
  const namesTasks =
    train.kind !== 'ready' || train.report.tasknames.some((task) => task.taskname !== undefined);
  if (!namesTasks) while (list().length > 1) studio.templates.remove(place() === 0 ? 1 : 0);
  studio.templates.select(place());
  for (const each of list()) studio.run.tick(each.taskname, each.taskname === taskname);
  studio.run.clear();
}
