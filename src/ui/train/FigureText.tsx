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

/** A number or a sentence made from figures; renders again only when it changes. */
export function useFigure<T extends number | string | undefined>(
  source: FigureSource,
  make: (figures: Figures) => T,
): T {
  // What has changed since the last figures came, such as the language, counts at once.
  const value = make(source.read());
  const [, setShown] = useState<T>(value);
  const maker = useRef(make);
  maker.current = make;
  useEffect(() => {
    const update = (): void => setShown(maker.current(source.read()));
    update();
    return source.subscribe(update);
  }, [source]);
  return value;
}
