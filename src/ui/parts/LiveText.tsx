import { useEffect, useRef } from 'react';
import type { Studio } from '../../studio/createStudio';
import { useStudio } from '../studioContext';

/** Text that follows the run's figures. It writes itself into the page, so a step costs no render. */
export function LiveText({
  read,
  className,
}: {
  readonly read: (studio: Studio) => string;
  readonly className?: string | undefined;
}) {
  const studio = useStudio();
  const span = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const write = (): void => {
      const text = read(studio);
      if (span.current !== null && span.current.textContent !== text) span.current.textContent = text;
    };
    write();
    return studio.history.subscribe(write);
  }, [studio, read]);
  return <span ref={span} className={className} />;
}
