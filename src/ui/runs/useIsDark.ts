import { useEffect, useState } from 'react';

/** Whether the page is dark, whatever chose it. */
export function useIsDark(): boolean {
  const read = (): boolean => document.documentElement.dataset.theme === 'dark';
  const [isDark, setDark] = useState(read);
  useEffect(() => {
    const watch = new MutationObserver(() => setDark(document.documentElement.dataset.theme === 'dark'));
    watch.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => watch.disconnect();
  }, []);
  return isDark;
}
