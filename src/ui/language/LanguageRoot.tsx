import { type ReactNode, startTransition, useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useStudioState } from '../studioContext';
import { type Language, loadLanguage } from './language';
import { LanguageProvider } from './useLanguage';

/**
 * The page in the chosen language. Another one is fetched first and then swapped in whole, so no screen is ever half
 * translated; the document says its language and direction.
 */
export function LanguageRoot({
  first,
  children,
}: {
  readonly first: Language;
  readonly children: ReactNode;
}) {
  const locale = useStudioState((state) => state.view.locale);
  const [language, setLanguage] = useState(first);

  useEffect(() => {
    let isWanted = true;
    void loadLanguage(locale).then((loaded) => {
      if (isWanted) startTransition(() => setLanguage(loaded));
    });
    return () => {
      isWanted = false;
    };
  }, [locale]);

  useEffect(() => {
    document.documentElement.lang = language.format.locale;
    document.documentElement.dir = language.direction;
  }, [language]);

  return (
    <I18nProvider locale={language.tag}>
      <LanguageProvider language={language}>{children}</LanguageProvider>
    </I18nProvider>
  );
}
