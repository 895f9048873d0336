import { useEffect, useState } from 'react';
import { useLanguage } from '../language/useLanguage';
import { useStudioState } from '../studioContext';

/** How much this browser keeps for the page; nothing where the browser does not tell. */
export function StorageNote() {
  const { home: homeText, format } = useLanguage();
  const saved = useStudioState((state) => state.view.saved);
  const [usage, setUsage] = useState(0);
  // Asked again whenever something new was saved.
  useEffect(() => {
    if (saved.kind === 'saving') return;
    void navigator.storage?.estimate().then(
      (estimate) => setUsage(estimate.usage ?? 0),
      () => setUsage(0),
    );
  }, [saved]);
  return usage === 0 ? null : <p>{homeText.storage(format.byteSize(usage))}</p>;
}
