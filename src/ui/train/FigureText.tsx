import { useEffect, useRef, useState } from 'react';
import type { FigureSource, Figures } from '../charts/figures';

/** Text that follows figures. It writes itself into the page, so a step costs no render. */
export function FigureText({
  source,
  say,
}: {
  readonly source: FigureSource;
  readonly say: (figures: Figures) => string;
}) {
  const span = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const write = (): void => {
      const text = say(source.read());
      if (span.current !== null && span.current.textContent !== text) span.current.textContent = text;
    };
    write();
    return source.subscribe(write);
  }, [source, say]);
  return <span ref={span} />;
}

/** A small number made from figures; renders again only when it changes. */
export function useFigureCount(source: FigureSource, count: (figures: Figures) => number): number {
  const [value, setValue] = useState(() => count(source.read()));
  const counted = useRef(count);
  counted.current = count;
  useEffect(() => {
    const update = (): void => setValue(counted.current(source.read()));
    update();
    return source.subscribe(update);
  }, [source]);
  return value;
}
