import type { Example } from './dataset';

/**
 * Rows of a run that leaves tasks alone (rule R1). A row that names no task belongs to none of several (E1), so it goes
 * with them.
 */
export function withoutTasks(rows: readonly Example[], leaveOut: readonly string[]): readonly Example[] {
  if (leaveOut.length === 0) return rows;
  return rows.filter(({ taskname }) => taskname !== undefined && !leaveOut.includes(taskname));
}
