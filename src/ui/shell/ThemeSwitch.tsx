import { themes } from '../../studio/state';
import { SelectField } from '../parts/fields';
import { useStudio, useStudioState } from '../studioContext';
import styles from './ThemeSwitch.module.css';
import { shellText } from './text';

export function ThemeSwitch() {
  const studio = useStudio();
  const theme = useStudioState((state) => state.view.theme);
  return (
    <div className={styles.theme}>
      <SelectField
        label={shellText.theme}
        value={theme}
        onChange={studio.view.setTheme}
        choices={themes.map((id) => ({ id, name: shellText.themes[id] }))}
      />
    </div>
  );
}
