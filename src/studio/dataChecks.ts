import { isAbort } from '../base/abort';
import type { Kit } from './kit';
import { partNames } from './state';

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
        if (mine !== question || now.kind !== 'ready' || now.source !== before.source) return;
        kit.patch('data', { [part]: { ...now, checked } });
      } catch (error) {
        if (!isAbort(error)) kit.complain(error);
      }
    }
  };
  const sourcesOf = (data: ReturnType<typeof kit.store.getState>['data']): readonly unknown[] =>
    partNames.map((part) => (data[part].kind === 'ready' ? data[part].source : undefined));
  kit.store.subscribe((now, before) => {
    const sources = sourcesOf(before.data);
    const sameData = now.data === before.data || sourcesOf(now.data).every((each, i) => each === sources[i]);
    if (sameData && now.templates.list === before.templates.list) return;
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), settle);
  });
}
