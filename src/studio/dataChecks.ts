import { isAbort } from '../base/abort';
import type { Kit } from './kit';
import { type PartName, type PartState, partNames } from './state';

/** Typing in a template settles this long before rows are checked against it again, in milliseconds. */
const settle = 300;

/** Keeps the problems of rows against the templates in step with both; the newest question wins. */
export function followChecks(kit: Kit): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let question = 0;
  const ask = async (): Promise<void> => {
    const mine = ++question;
    const { list } = kit.store.getState().templates;
    for (const part of partNames) {
      const before = kit.store.getState().data[part];
      if (before.kind !== 'ready') continue;
      try {
        const checked = await kit.world.desk.check(part, list);
        const now = kit.store.getState().data[part];
        if (mine !== question) return;
        if (now.kind !== 'ready' || now.source !== before.source) continue;
        kit.patch('data', { [part]: { ...now, checked } });
      } catch (error) {
        if (!isAbort(error)) kit.complain(error);
      }
    }
  };
  kit.store.subscribe((now, before) => {
    const isOther =
      now.templates.list !== before.templates.list ||
      partNames.some((part) => needsCheck(part, before.data[part], now.data[part]));
    if (!isOther) return;
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), settle);
  });
}

/** Whether a part came, went or changed: others too may leak into it. Train that was mended comes with its check. */
function needsCheck(part: PartName, was: PartState, is: PartState): boolean {
  const sourceOf = (each: PartState): unknown => (each.kind === 'ready' ? each.source : undefined);
  if (sourceOf(was) === sourceOf(is)) return false;
  return part !== 'train' || (is.kind === 'ready' && is.checked === undefined);
}
