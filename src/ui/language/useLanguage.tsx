import { createContext, type ReactNode, useContext } from 'react';
import { assert } from '../../base/assert';
import type { Language } from './language';

const LanguageContext = createContext<Language | undefined>(undefined);

export function LanguageProvider({
  language,
  children,
}: {
  readonly language: Language;
  readonly children: ReactNode;
}) {
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

/** The sentences and number formats of the language that the reader chose. */
export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  assert(language !== undefined, 'a screen stands inside a LanguageProvider');
  return language;
}
