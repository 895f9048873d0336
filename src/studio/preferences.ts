/** Small choices of the reader that are kept between visits: text under a name. */
export interface Preferences {
  get(name: string): string | undefined;
  set(name: string, value: string): void;
}

const prefix = 'p-tuning-studio.';

/** The browser's localStorage. Where it is shut off, choices last as long as the page: nothing is lost that matters. */
export function browserPreferences(): Preferences {
  const attempt = <T>(act: () => T): T | undefined => {
    try {
      return act();
    } catch {
      return undefined;
    }
  };
  return {
    get: (name) => attempt(() => localStorage.getItem(prefix + name)) ?? undefined,
    set: (name, value) => attempt(() => localStorage.setItem(prefix + name, value)),
  };
}
