import { themes } from '../../studio/state';
import { locales } from '../../words/locale';
import { localeNames } from '../language/language';
import { useLanguage } from '../language/useLanguage';
import { SelectField } from '../parts/fields';
import { useStudio, useStudioState } from '../studioContext';
import styles from './Rail.module.css';

/** Language and theme of the page; both are kept for the next visit. */
export function Choices() {
  const { shell: shellText } = useLanguage();
  const studio = useStudio();
  const { theme, locale } = useStudioState((state) => state.view);
  return (
    <div className={styles.choices}>
      <SelectField
        label={shellText.language}
        value={locale}
        onChange={studio.view.setLocale}
        choices={locales.map((id) => ({ id, name: localeNames[id], lang: id }))}
      />
      <SelectField
        label={shellText.theme}
        value={theme}
        onChange={studio.view.setTheme}
        choices={themes.map((id) => ({ id, name: shellText.themes[id] }))}
      />
    </div>
  );
}
